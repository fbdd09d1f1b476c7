package io.dymod.load;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All modules as a unit sees them: the units that serve, and what never reloads. In release all of
 * them share a loader and a layer. Here the layers below have copies of units, as they were at the
 * start, and those must not be seen beside the units.
 */
final class Neighbourhood {

  private final BaseModules base;
  private final Live live;
  private final Map<String, List<String>> places = new ConcurrentHashMap<>();

  Neighbourhood(BaseModules base, Live live) {
    this.base = base;
    this.live = live;
  }

  /** Is another object whenever other units serve. */
  Object moment() {
    return live.generations().get();
  }

  /** Whether a loader is of a generation that serves no more. */
  boolean hasLeft(UnitLoader loader) {
    return live().noneMatch(other -> other == loader);
  }

  private Stream<UnitLoader> live() {
    return live.generations().get().values().stream()
        .map(generation -> (UnitLoader) generation.loader());
  }

  /** A unit, those that it was loaded with, and those that serve, each unit once. */
  private List<UnitLoader> units(UnitLoader self) {
    Map<String, UnitLoader> units = new HashMap<>();
    live().forEach(other -> units.put(other.unit(), other));
    self.required().forEach(other -> units.put(other.unit(), other));
    units.put(self.unit(), self);
    return units.values().stream().sorted((a, b) -> a.unit().compareTo(b.unit())).toList();
  }

  /** Whether a layer has the modules that never reload. */
  boolean isBase(ModuleLayer layer) {
    return layer == base.layer() || layer == ModuleLayer.boot();
  }

  /** The resources of other units and of what never reloads. */
  Enumeration<URL> resources(UnitLoader self, String name) throws IOException {
    List<URL> all = new ArrayList<>();
    for (UnitLoader unit : units(self)) {
      Optional.ofNullable(unit == self ? null : unit.findResource(name)).ifPresent(all::add);
    }
    List<String> copies = copies();
    for (URL url : Collections.list(self.getParent().getResources(name))) {
      if (copies.stream().noneMatch(url.toString()::startsWith)) {
        all.add(url);
      }
    }
    return Collections.enumeration(all);
  }

  /** What the URLs of resources in the copies of units start with. */
  private List<String> copies() {
    return live.units().get().stream()
        .flatMap(unit -> places.computeIfAbsent(unit, this::places).stream())
        .toList();
  }

  private List<String> places(String unit) {
    return base.layer()
        .configuration()
        .findModule(unit)
        .flatMap(copy -> copy.reference().location())
        .map(Neighbourhood::prefixes)
        .orElse(List.of());
  }

  private static List<String> prefixes(URI location) {
    try {
      String directory = location.toURL().toString();
      return directory.endsWith("/")
          ? List.of(directory)
          : List.of("jar:" + location + "!/", "jar:" + directory + "!/");
    } catch (MalformedURLException | IllegalArgumentException unknownScheme) {
      return List.of();
    }
  }

  /** Whether it may be asked for a service. */
  boolean canSearch(Class<?> service) {
    if (!Modifier.isPublic(service.getModifiers())) {
      return false;
    }
    if (service.getClassLoader() instanceof UnitLoader unit) {
      unit.show(service);
    }
    Module dymod = Neighbourhood.class.getModule();
    return service.getModule().isExported(service.getPackageName(), dymod);
  }

  /** The providers of a service, those of units first. */
  <S> Iterator<Provider<S>> providers(UnitLoader self, Class<S> service) {
    Neighbourhood.class.getModule().addUses(service);
    List<Supplier<Iterator<Provider<S>>>> places = new ArrayList<>();
    for (UnitLoader unit : units(self)) {
      int count = unit.provided(service);
      if (count > 0) {
        // A search in a layer begins with what the layer itself has, and goes on below.
        places.add(
            () -> ServiceLoader.load(unit.layer(), service).stream().limit(count).iterator());
      }
    }
    places.add(() -> fixed(service));
    places.add(
        () ->
            ServiceLoader.load(service, ClassLoader.getSystemClassLoader()).stream()
                .filter(provider -> !provider.type().getModule().isNamed())
                .iterator());
    return new Chain<>(places.iterator());
  }

  /** The providers in the layers below, but for those of copies. */
  private <S> Iterator<Provider<S>> fixed(Class<S> service) {
    Iterator<Provider<S>> all = ServiceLoader.load(base.layer(), service).stream().iterator();
    List<Provider<S>> fixed = new ArrayList<>();
    while (true) {
      try {
        if (!all.hasNext()) {
          return fixed.iterator();
        }
        Provider<S> provider = all.next();
        if (!isCopy(provider, service)) {
          fixed.add(provider);
        }
      } catch (ServiceConfigurationError error) {
        if (!isOfCopy(error, service)) {
          throw error;
        }
      }
    }
  }

  /** The files of a copy are those of the unit, and need not have what the copy had declared. */
  private boolean isOfCopy(ServiceConfigurationError error, Class<?> service) {
    return base.all().stream()
        .filter(this::isCopy)
        .flatMap(module -> declared(module, service))
        .anyMatch(String.valueOf(error.getMessage())::contains);
  }

  private static Stream<String> declared(Module module, Class<?> service) {
    return module.getDescriptor() == null
        ? Stream.empty()
        : module.getDescriptor().provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .flatMap(provides -> provides.providers().stream());
  }

  /** Whether a provider in the layers below is of the copy of a unit. */
  private boolean isCopy(Provider<?> provider, Class<?> service) {
    Class<?> type = provider.type();
    Module own = type.getModule();
    if (isCopy(own) || declares(own, service, type)) {
      return isCopy(own);
    }
    // The type is what a provider() method returns, and there is no saying whose method it is.
    List<Module> declaring =
        base.all().stream().filter(module -> declares(module, service, type)).toList();
    long copies = declaring.stream().filter(this::isCopy).count();
    return copies > 0
        && (copies == declaring.size() || isCopy(provider.get().getClass().getModule()));
  }

  private boolean isCopy(Module module) {
    return module.getLayer() != null && live.units().get().contains(module.getName());
  }

  private static boolean declares(Module module, Class<?> service, Class<?> type) {
    return declared(module, service)
        .anyMatch(name -> name.equals(type.getName()) || provides(module, name, type));
  }

  private static boolean provides(Module module, String name, Class<?> type) {
    Class<?> provider = Class.forName(module, name);
    return provider != null
        && Stream.of(provider.getMethods())
            .filter(method -> method.getName().equals("provider"))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .anyMatch(method -> method.getReturnType() == type);
  }

  /** One after the other, each begun only when it is reached. */
  private static final class Chain<T> implements Iterator<T> {

    private final Iterator<Supplier<Iterator<T>>> places;
    private Iterator<T> current = Collections.emptyIterator();

    Chain(Iterator<Supplier<Iterator<T>>> places) {
      this.places = places;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext()) {
        if (!places.hasNext()) {
          return false;
        }
        current = places.next().get();
      }
      return true;
    }

    @Override
    public T next() {
      return hasNext() ? current.next() : Collections.<T>emptyIterator().next();
    }
  }
}
