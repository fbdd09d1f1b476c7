package io.dymod.release;

import io.dymod.Exclusive;
import io.dymod.Provider;
import io.dymod.engine.ServiceRequest;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.OwnedResources;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A provider in a module that does not reload, as {@link ServiceLoader} finds it. It is constructed
 * when it is first asked for, as a service loader does it.
 */
public final class BootProvider implements Provider<Object> {

  /** To whose list belongs what is added to a scope, while a provider is constructed. */
  private static final ThreadLocal<OwnedResources> CONSTRUCTING = new ThreadLocal<>();

  private final ServiceRequest.Candidate declared;
  private final ServiceLoader.Provider<?> provider;
  private final OwnedResources owned;
  private Object instance;

  private BootProvider(
      ServiceRequest.Candidate declared, ServiceLoader.Provider<?> provider, OwnedResources owned) {
    this.declared = declared;
    this.provider = provider;
    this.owned = owned;
  }

  /**
   * Finds the providers of a service, by module, and within a module in the declared order, which
   * is the order of dev mode too.
   *
   * @param owned to which a provider is added that has to be closed in the end
   */
  public static List<BootProvider> find(ModuleLayer layer, Class<?> service, OwnedResources owned) {
    BootProvider.class.getModule().addUses(service);
    List<ServiceRequest.Candidate> taken = new ArrayList<>();
    List<BootProvider> providers = new ArrayList<>();
    Iterator<? extends ServiceLoader.Provider<?>> found =
        ServiceLoader.load(layer, service).stream().iterator();
    while (found.hasNext()) {
      ServiceLoader.Provider<?> provider = found.next();
      ServiceRequest.Candidate declared = declaration(provider, layer, service, taken);
      taken.add(declared);
      providers.add(new BootProvider(declared, provider, owned));
    }
    if (providers.size() > 1) {
      providers.sort(Comparator.comparing(BootProvider::module));
    }
    return List.copyOf(providers);
  }

  /**
   * The declaration that a provider comes from. A service loader tells a provider's type, which is
   * that of its class, or what its static method {@code provider()} returns; of the latter, the
   * declaration has to be looked for, in all modules.
   */
  private static ServiceRequest.Candidate declaration(
      ServiceLoader.Provider<?> provider,
      ModuleLayer layer,
      Class<?> service,
      List<ServiceRequest.Candidate> taken) {
    Class<?> type = provider.type();
    ServiceRequest.Candidate own =
        new ServiceRequest.Candidate(type.getModule().getName(), type.getName());
    if (!taken.contains(own) && declares(type.getModule(), service, type.getName())) {
      return own;
    }
    List<ServiceRequest.Candidate> declared = new ArrayList<>();
    collect(layer, service, type, declared);
    declared.removeAll(taken);
    return declared.isEmpty() ? own : declared.get(0);
  }

  private static boolean declares(Module module, Class<?> service, String provider) {
    if (!module.isNamed()) {
      return false;
    }
    for (Provides provides : module.getDescriptor().provides()) {
      if (provides.service().equals(service.getName())) {
        return provides.providers().contains(provider);
      }
    }
    return false;
  }

  private static void collect(
      ModuleLayer layer, Class<?> service, Class<?> type, List<ServiceRequest.Candidate> declared) {
    for (Module module : layer.modules()) {
      for (Provides provides : module.getDescriptor().provides()) {
        if (provides.service().equals(service.getName())) {
          for (String name : provides.providers()) {
            Class<?> candidate = Class.forName(module, name);
            if (candidate == type || candidate != null && provides(candidate, type)) {
              declared.add(new ServiceRequest.Candidate(module.getName(), name));
            }
          }
        }
      }
    }
    for (ModuleLayer parent : layer.parents()) {
      collect(parent, service, type, declared);
    }
  }

  private static boolean provides(Class<?> candidate, Class<?> type) {
    try {
      Method method = candidate.getMethod("provider");
      return Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type;
    } catch (NoSuchMethodException none) {
      return false;
    }
  }

  @Override
  public String module() {
    return declared.module();
  }

  @Override
  public Class<?> type() {
    return provider.type();
  }

  @Override
  public Object get() {
    return instance();
  }

  @Override
  public String toString() {
    return declared.toString();
  }

  /** The module and class that declare it. */
  public ServiceRequest.Candidate declared() {
    return declared;
  }

  /** The provider itself, constructed by the first call. */
  public synchronized Object instance() {
    if (instance == null) {
      OwnedResources outer = CONSTRUCTING.get();
      CONSTRUCTING.set(owned);
      try {
        instance = construct();
      } finally {
        if (outer == null) {
          CONSTRUCTING.remove();
        } else {
          CONSTRUCTING.set(outer);
        }
      }
    }
    return instance;
  }

  private Object construct() {
    Object made = provider.get();
    if (made instanceof AutoCloseable closeable) {
      owned.add(OwnedResource.of(closeable));
    }
    if (made instanceof Exclusive exclusive) {
      take(exclusive);
    }
    return made;
  }

  /** The list of the provider that this thread is constructing, if it is. */
  public static Optional<OwnedResources> constructing() {
    return Optional.ofNullable(CONSTRUCTING.get());
  }

  private void take(Exclusive exclusive) {
    String name = exclusive.getClass().getName();
    try {
      exclusive.take();
    } catch (Exception failure) {
      throw new ServiceConfigurationError(name + ".take() failed", failure);
    }
    owned.add(OwnedResource.of(exclusive, name + ".release()", exclusive::release));
  }
}
