package io.dymod.load.seen;

import java.util.Iterator;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/** What a unit finds around itself, as {@link Services} needs it. Its class loader knows. */
public interface Surroundings {

  /** Whether it can be said who provides a service. */
  boolean canSearch(Class<?> service);

  /**
   * Whoever provides a service now: units that serve, and what never reloads. As with a service
   * loader, a provider that is in error shows when it is reached.
   *
   * @param <S> the service
   */
  <S> Iterator<Provider<S>> providers(Class<S> service);

  /** Is another object whenever other units serve. */
  Object moment();

  /** Whether a class is of a generation that does not serve any more. */
  boolean hasLeft(Class<?> type);

  /** Whether a class loader stands for all modules in release, as this one then does too. */
  boolean standsForAll(ClassLoader loader);

  /** Whether a layer stands for all modules in release. */
  boolean standsForAll(ModuleLayer layer);

  /** What the unit's service loaders search, each for as long as the unit has it. */
  Map<ServiceLoader<?>, Search<?>> searches();
}
