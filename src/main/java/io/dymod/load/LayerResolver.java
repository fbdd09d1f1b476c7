package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.load.PreparedLayer.Form;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Resolves one version of a unit into a fresh layer above the base layer and the layers of the
 * units it requires. The base layer may hold a copy of the same module; the copy above wins, for
 * whoever is loaded above too.
 */
final class LayerResolver {

  private final BaseModules base;
  private final Neighbourhood neighbourhood;
  private final Grants grants;

  LayerResolver(BaseModules base, Neighbourhood neighbourhood, Grants grants) {
    this.base = base;
    this.neighbourhood = neighbourhood;
    this.grants = grants;
  }

  /**
   * Makes sure that the unit could live beside all others, in release too.
   *
   * @param others the versions of all other units
   * @param units whether a module is a unit
   */
  void check(Snapshot snapshot, Collection<Candidate> others, Predicate<String> units)
      throws Refusal {
    checkNotFixed(snapshot.name(), units);
    checkPackages(snapshot, units);
    for (Candidate other : others) {
      checkPackages(snapshot, other);
    }
  }

  private static void checkPackages(Snapshot snapshot, Candidate other) throws Refusal {
    for (String name : snapshot.descriptor().packages()) {
      if (other.snapshot().has(name) && !other.unit().equals(snapshot.name())) {
        throw packageClash(snapshot.name(), other.unit(), name);
      }
    }
  }

  private static UnitRefusal packageClash(String unit, String other, String packageName) {
    boolean inOrder = unit.compareTo(other) < 0;
    return new UnitRefusal(
        List.of(unit, other),
        "units %s and %s both have package %s: in release the two could not start together. Remove it from one of them, or rename it"
            .formatted(inOrder ? unit : other, inOrder ? other : unit, packageName));
  }

  /**
   * Defines the layer of a generation. No class is loaded yet.
   *
   * @param number of the generation
   * @throws Refusal if the module can't be resolved
   */
  PreparedLayer define(Form form, int number) throws Refusal {
    ModuleDescriptor module = form.module();
    URI location = form.location().toUri();
    UnitLoader loader =
        new UnitLoader(
            module.name() + "#" + number,
            module,
            location,
            ClassLoader.getSystemClassLoader(),
            neighbourhood);
    ModuleLayer parent = parent(form.required());
    UnitReference reference = new UnitReference(module, location);
    Configuration configuration = resolve(reference, parent.configuration());
    ModuleLayer.Controller controller =
        ModuleLayer.defineModules(configuration, List.of(parent), name -> loader);
    loader.connect(controller);
    grants.give(controller, controller.layer().findModule(module.name()).orElseThrow());
    return new PreparedLayer(number, form, reference, loader, controller);
  }

  /** What never reloads would go on with the copy of the unit that it was started with. */
  private void checkNotFixed(String unit, Predicate<String> units) throws Refusal {
    for (Module module : base.requirersOf(unit)) {
      if (!units.test(module.getName())) {
        throw new Refusal(
            "module %s, which does not reload, requires %s: take %s off dymod.path, or let %s use only its services"
                .formatted(module.getName(), unit, unit, module.getName()));
      }
    }
  }

  /** In release all modules share a loader and a layer, which allows a package only once. */
  private void checkPackages(Snapshot snapshot, Predicate<String> units) throws Refusal {
    for (String name : snapshot.descriptor().packages()) {
      Optional<Module> other = base.owner(name).filter(module -> !units.test(module.getName()));
      if (other.isPresent()) {
        throw new Refusal(copied(snapshot, name, other.get()));
      }
    }
  }

  private static String copied(Snapshot snapshot, String packageName, Module other) {
    Optional<String> copy =
        snapshot.content().names().stream()
            .filter(name -> name.endsWith(".class"))
            .filter(name -> ClassShape.packageOf(name).equals(packageName))
            .filter(name -> has(other, name))
            .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            .findFirst();
    return copy.isPresent()
        ? "%s carries its own copy of %s, which module %s has: objects of the one would not be of the other (\"%s cannot be cast to %s\"). Remove package %s from %s, and require %s instead"
            .formatted(
                snapshot.name(),
                copy.get(),
                other.getName(),
                copy.get(),
                copy.get(),
                packageName,
                snapshot.name(),
                other.getName())
        : "%s has package %s, which module %s has too: in release the two could not start together. Remove it from %s, or rename it"
            .formatted(snapshot.name(), packageName, other.getName(), snapshot.name());
  }

  private static boolean has(Module module, String classFile) {
    try (InputStream in = module.getResourceAsStream(classFile)) {
      return in != null;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Configuration resolve(UnitReference unit, Configuration parent) throws Refusal {
    try {
      return parent.resolve(unit.finder(), ModuleFinder.of(), Set.of(unit.descriptor().name()));
    } catch (FindException missing) {
      throw new Refusal(
          MissingModules.of(unit.descriptor(), parent)
              .map(MissingModules::words)
              .orElseGet(missing::getMessage));
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
  private ModuleLayer parent(List<Candidate> required) {
    if (required.isEmpty()) {
      return base.layer();
    }
    List<ModuleLayer> parents = new ArrayList<>();
    required.forEach(version -> parents.add(version.layer()));
    parents.add(base.layer());
    Configuration junction =
        Configuration.resolve(
            ModuleFinder.of(),
            parents.stream().map(ModuleLayer::configuration).toList(),
            ModuleFinder.of(),
            Set.of());
    return ModuleLayer.defineModules(junction, parents, name -> null).layer();
  }
}
