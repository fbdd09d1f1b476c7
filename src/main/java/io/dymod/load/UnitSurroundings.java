package io.dymod.load;

import io.dymod.load.seen.Search;
import io.dymod.load.seen.Surroundings;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.WeakHashMap;

/** What one generation finds around itself. */
final class UnitSurroundings implements Surroundings {

  private final UnitLoader self;
  private final Neighbourhood neighbourhood;
  private final Map<ServiceLoader<?>, Search<?>> searches =
      Collections.synchronizedMap(new WeakHashMap<>());

  UnitSurroundings(UnitLoader self, Neighbourhood neighbourhood) {
    this.self = self;
    this.neighbourhood = neighbourhood;
  }

  /** The resources of other units and of what never reloads. */
  Enumeration<URL> resources(String name) throws IOException {
    return neighbourhood.resources(self, name);
  }

  @Override
  public boolean canSearch(Class<?> service) {
    return neighbourhood.canSearch(service);
  }

  @Override
  public <S> Iterator<Provider<S>> providers(Class<S> service) {
    return neighbourhood.providers(self, service);
  }

  @Override
  public Object moment() {
    return neighbourhood.moment();
  }

  @Override
  public boolean hasLeft(Class<?> type) {
    return type.getClassLoader() instanceof UnitLoader other
        && other != self
        && !self.required().contains(other)
        && neighbourhood.hasLeft(other);
  }

  @Override
  public boolean standsForAll(ClassLoader loader) {
    return loader == null || loader == self.getParent() || loader instanceof UnitLoader;
  }

  @Override
  public boolean standsForAll(ModuleLayer layer) {
    return neighbourhood.isBase(layer)
        || layer.modules().stream().anyMatch(m -> m.getClassLoader() instanceof UnitLoader);
  }

  @Override
  public Map<ServiceLoader<?>, Search<?>> searches() {
    return searches;
  }

  /** Lets go of providers of units that do not serve any more. */
  void tidy() {
    if (!searches.isEmpty()) {
      List.copyOf(searches.values()).forEach(Search::tidy);
    }
  }
}
