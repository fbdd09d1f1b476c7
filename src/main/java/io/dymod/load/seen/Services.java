package io.dymod.load.seen;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What calls of {@link ServiceLoader} in the code of a unit become when its classes are defined.
 * {@code load} is still called by the unit itself, for it answers by who calls it; the loader that
 * it returns is noted here, and what is then asked of it is answered with the units that serve
 * instead of the copies of them that the application was started with. A loader that is not noted
 * goes its own way.
 */
public final class Services {

  /** The searches themselves are kept by the unit, so that they go where it goes. */
  private static final Map<ServiceLoader<?>, WeakReference<Search<?>>> NOTED =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Services() {}

  /** The context class loader; the unit's own where that is the one that stands for all modules. */
  public static ClassLoader contextLoader(Class<?> unit) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return surroundings(unit).standsForAll(context) ? unit.getClassLoader() : context;
  }

  private static Surroundings surroundings(Class<?> unit) {
    return ((Surrounded) unit.getClassLoader()).surroundings();
  }

  /**
   * What {@link ServiceLoader#load(Class, ClassLoader)} has returned to a unit.
   *
   * @param <S> the service
   */
  public static <S> ServiceLoader<S> loaded(
      Class<S> service, ClassLoader loader, ServiceLoader<S> made, Class<?> unit) {
    return surroundings(unit).standsForAll(loader) ? noted(service, made, unit) : made;
  }

  /**
   * What {@link ServiceLoader#load(ModuleLayer, Class)} has returned to a unit.
   *
   * @param <S> the service
   */
  public static <S> ServiceLoader<S> loaded(
      ModuleLayer layer, Class<S> service, ServiceLoader<S> made, Class<?> unit) {
    return surroundings(unit).standsForAll(layer) ? noted(service, made, unit) : made;
  }

  private static <S> ServiceLoader<S> noted(
      Class<S> service, ServiceLoader<S> made, Class<?> unit) {
    Surroundings surroundings = surroundings(unit);
    if (!surroundings.canSearch(service)) {
      return made;
    }
    Search<S> search = new Search<>(surroundings, service);
    surroundings.searches().put(made, search);
    NOTED.put(made, new WeakReference<>(search));
    return made;
  }

  @SuppressWarnings("unchecked")
  private static <S> Optional<Search<S>> search(ServiceLoader<S> loader) {
    return Optional.ofNullable(NOTED.get(loader)).map(noted -> (Search<S>) noted.get());
  }

  /** Instead of the method of that name. */
  public static <S> Iterator<S> iterator(ServiceLoader<S> loader) {
    return search(loader).map(Search::instances).orElseGet(loader::iterator);
  }

  /** Instead of the method of that name. */
  public static <S> Spliterator<S> spliterator(ServiceLoader<S> loader) {
    return Spliterators.spliteratorUnknownSize(iterator(loader), 0);
  }

  /** Instead of the method of that name. */
  public static <S> void forEach(ServiceLoader<S> loader, Consumer<? super S> action) {
    iterator(loader).forEachRemaining(action);
  }

  /** Instead of the method of that name. */
  public static <S> Optional<S> findFirst(ServiceLoader<S> loader) {
    Iterator<S> all = iterator(loader);
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }

  /** Instead of the method of that name. */
  public static <S> Stream<Provider<S>> stream(ServiceLoader<S> loader) {
    return search(loader)
        .map(
            search ->
                StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(search.providers(), Spliterator.ORDERED),
                    false))
        .orElseGet(loader::stream);
  }

  /** Instead of the method of that name. */
  public static <S> void reload(ServiceLoader<S> loader) {
    loader.reload();
    search(loader).ifPresent(Search::reload);
  }
}
