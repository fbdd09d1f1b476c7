package io.dymod.serve;

import java.util.Objects;
import java.util.Optional;

/**
 * What a handle stands for, independent of generations.
 *
 * @param query what was asked
 * @param module the providing module; empty for the one module that provides it
 * @param provider the provider class's name; empty for the one provider there
 */
public record ServiceKey(ServiceQuery query, Optional<String> module, Optional<String> provider) {

  /** A key whose parts are all there. */
  public ServiceKey {
    Objects.requireNonNull(query);
    Objects.requireNonNull(module);
    Objects.requireNonNull(provider);
  }

  /**
   * The one provider of a service, or the one in a module.
   *
   * @param module the module, if one was named
   */
  public static ServiceKey of(ServiceQuery query, Optional<String> module) {
    return new ServiceKey(query, module, Optional.empty());
  }

  /** A provider of a service. */
  public static ServiceKey of(ServiceQuery query, Provided provider) {
    return new ServiceKey(query, Optional.of(provider.module()), Optional.of(provider.name()));
  }

  /** The service interface. */
  Class<?> service() {
    return query.service();
  }

  boolean matches(BoundProvider answer) {
    return module.map(answer.module()::equals).orElse(true)
        && provider.map(answer.provider().name()::equals).orElse(true);
  }
}
