package io.dymod.serve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Providers in modules that do not reload, less those in modules that are units: of these the
 * reloaded copy counts. What is found is remembered, but only of services that do not reload
 * either. No provider is constructed here.
 */
public final class FixedProviders {

  private final Function<ServiceQuery, List<Provided>> finder;
  private final Map<ServiceQuery, List<Provided>> known = new HashMap<>();

  /**
   * Providers that are not known yet.
   *
   * @param finder finds the providers of a service in a layer
   */
  public FixedProviders(Function<ServiceQuery, List<Provided>> finder) {
    this.finder = finder;
  }

  /** The providers of a service, less those in units. */
  List<Provided> of(ServiceQuery query, Set<String> units) {
    return all(query).stream().filter(provider -> !units.contains(provider.module())).toList();
  }

  private synchronized List<Provided> all(ServiceQuery query) {
    if (!query.isOfLayer()) {
      return List.of();
    }
    List<Provided> providers = known.get(query);
    if (providers == null) {
      providers = finder.apply(query);
      known.put(query, providers);
    }
    return providers;
  }
}
