package io.dymod.load;

import io.dymod.change.Refusal;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.module.ResolvedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resolves one snapshot into a fresh layer above the base layer and the layers of the units it
 * requires. The base layer may hold a copy of the same module; the copy above wins, for whoever is
 * loaded above too.
 */
final class LayerResolver {

  private final ModuleLayer base;
  private final Map<String, String> basePackages;

  LayerResolver(ModuleLayer base) {
    this.base = base;
    this.basePackages = new TreeMap<>();
    for (ResolvedModule module : base.configuration().modules()) {
      for (String name : module.reference().descriptor().packages()) {
        basePackages.put(name, module.name());
      }
    }
  }

  /**
   * Defines the layer. No class is loaded yet.
   *
   * @param snapshot the unit
   * @param number of its generation
   * @param required the generations that it requires, directly or not
   * @throws Refusal if the module can't be resolved
   */
  ModuleLayer.Controller define(Snapshot snapshot, int number, List<Generation> required)
      throws Refusal {
    checkPackages(snapshot);
    ModuleLayer parent = parent(required);
    Configuration configuration = resolve(snapshot, parent.configuration());
    UnitLoader loader =
        new UnitLoader(
            snapshot.name() + "#" + number, snapshot, ClassLoader.getSystemClassLoader());
    ModuleLayer.Controller controller =
        ModuleLayer.defineModules(configuration, List.of(parent), name -> loader);
    loader.connect(controller.layer());
    return controller;
  }

  /**
   * Makes sure that nothing that never reloads requires the unit, for it would go on with the copy
   * it was started with.
   */
  void checkNotFixed(String unit, Set<String> units) throws Refusal {
    for (ResolvedModule module : base.configuration().modules()) {
      ModuleDescriptor descriptor = module.reference().descriptor();
      if (!units.contains(module.name())
          && descriptor.requires().stream().anyMatch(requires -> requires.name().equals(unit))) {
        throw new Refusal(
            "module %s, which does not reload, requires %s: take %s off dymod.path, or let %s use only its services"
                .formatted(module.name(), unit, unit, module.name()));
      }
    }
  }

  /** In release all modules share a loader and a layer, which allows a package only once. */
  private void checkPackages(Snapshot snapshot) throws Refusal {
    for (String name : snapshot.descriptor().packages()) {
      String other = basePackages.get(name);
      if (other != null && !other.equals(snapshot.name())) {
        throw new Refusal(
            "%s has package %s, which module %s has too: in release the two could not start together, and here one's classes would not be the other's. Remove it from %s, or rename it"
                .formatted(snapshot.name(), name, other, snapshot.name()));
      }
    }
  }

  private static Configuration resolve(Snapshot snapshot, Configuration parent) throws Refusal {
    try {
      return parent.resolve(snapshot.finder(), ModuleFinder.of(), Set.of(snapshot.name()));
    } catch (FindException missing) {
      throw new Refusal(
          missing.getMessage()
              + ": put it on the module path, and name it in --add-modules if nothing that starts"
              + " with the application requires it");
    } catch (ResolutionException | SecurityException unresolvable) {
      throw new Refusal(unresolvable.getMessage());
    }
  }

  /**
   * The one layer to resolve against. With several required units it is a layer without modules of
   * its own: a configuration searches its parents one after the other, each with all that lies
   * below it, so the base layer's copy of the second unit would be found through the first.
   * Searched as one, the units come before the base.
   */
  private ModuleLayer parent(List<Generation> required) {
    if (required.isEmpty()) {
      return base;
    }
    List<ModuleLayer> parents = new ArrayList<>();
    required.forEach(generation -> parents.add(generation.layer()));
    parents.add(base);
    Configuration junction =
        Configuration.resolve(
            ModuleFinder.of(),
            parents.stream().map(ModuleLayer::configuration).toList(),
            ModuleFinder.of(),
            Set.of());
    return ModuleLayer.defineModules(junction, parents, name -> null).layer();
  }
}
