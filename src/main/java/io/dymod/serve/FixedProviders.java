package io.dymod.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Providers in modules that do not reload, less those in modules that are units: of these the
 * reloaded copy counts. What is found is remembered, but only of services that do not reload
 * either.
 */
public final class FixedProviders {

  /**
   * A provider in a module that does not reload.
   *
   * @param module the module that declares it
   * @param type the name of the class that is declared
   * @param instance gives the provider, always the same one
   */
  public record Fixed(String module, String type, Supplier<Object> instance) {}

  private final ModuleLayer base;
  private final Function<Class<?>, List<Fixed>> finder;
  private final Map<Class<?>, List<Fixed>> known = new HashMap<>();

  /**
   * The providers in a layer.
   *
   * @param base the layer
   * @param finder finds the providers of a service in it
   */
  public FixedProviders(ModuleLayer base, Function<Class<?>, List<Fixed>> finder) {
    this.base = base;
    this.finder = finder;
  }

  /** The providers of a service, less those in units. */
  List<Fixed> of(Class<?> service, Set<String> units) {
    return all(service).stream().filter(provider -> !units.contains(provider.module())).toList();
  }

  private synchronized List<Fixed> all(Class<?> service) {
    if (service.getModule().isNamed() && !isAmong(service.getModule().getLayer(), base)) {
      return List.of();
    }
    List<Fixed> providers = known.get(service);
    if (providers == null) {
      providers = finder.apply(service);
      known.put(service, providers);
    }
    return providers;
  }

  private static boolean isAmong(ModuleLayer layer, ModuleLayer top) {
    return layer == top || top.parents().stream().anyMatch(parent -> isAmong(layer, parent));
  }
}
