package io.dymod.serve;

import java.lang.invoke.SwitchPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Providers in modules that do not reload. They are found as in release, through {@link
 * ServiceLoader} in the base layer, less those in modules that are units: of these the reloaded
 * copy counts.
 */
final class FixedProviders {

  private final ModuleLayer base;
  private final Map<Class<?>, List<ServiceLoader.Provider<?>>> known = new HashMap<>();
  private final Map<ServiceLoader.Provider<?>, Object> instances = new HashMap<>();

  FixedProviders(ModuleLayer base) {
    this.base = base;
  }

  /** Constructs each provider the first time; a provider may ask for services meanwhile. */
  synchronized List<Answer> answers(Class<?> service, Set<String> units, SwitchPoint until) {
    List<Answer> answers = new ArrayList<>();
    for (ServiceLoader.Provider<?> provider : providers(service)) {
      String module = provider.type().getModule().getName();
      if (!units.contains(module)) {
        answers.add(
            new Answer(module, provider.type().getName(), module, instance(provider), until));
      }
    }
    return answers;
  }

  private List<ServiceLoader.Provider<?>> providers(Class<?> service) {
    List<ServiceLoader.Provider<?>> providers = known.get(service);
    if (providers == null) {
      providers = find(service);
      known.put(service, providers);
    }
    return providers;
  }

  private Object instance(ServiceLoader.Provider<?> provider) {
    Object instance = instances.get(provider);
    if (instance == null) {
      instance = provider.get();
      instances.put(provider, instance);
    }
    return instance;
  }

  /** A service of a unit's own has no providers down here. */
  private List<ServiceLoader.Provider<?>> find(Class<?> service) {
    if (service.getModule().isNamed() && !isAmong(service.getModule().getLayer(), base)) {
      return List.of();
    }
    FixedProviders.class.getModule().addUses(service);
    List<ServiceLoader.Provider<?>> providers = new ArrayList<>();
    ServiceLoader.load(base, service).stream().forEach(providers::add);
    return List.copyOf(providers);
  }

  private static boolean isAmong(ModuleLayer layer, ModuleLayer top) {
    return layer == top || top.parents().stream().anyMatch(parent -> isAmong(layer, parent));
  }
}
