package io.dymod.serve;

import java.util.Objects;
import java.util.Optional;

/**
 * What a handle stands for, independent of generations.
 *
 * @param service the service interface
 * @param module the providing module; empty for the one module that provides it
 * @param provider the provider class's name; empty for the one provider there
 */
public record Address(Class<?> service, Optional<String> module, Optional<String> provider) {

  /** An address whose parts are all there. */
  public Address {
    Objects.requireNonNull(service);
    Objects.requireNonNull(module);
    Objects.requireNonNull(provider);
  }

  /** The one provider of a service. */
  public static Address of(Class<?> service) {
    return new Address(service, Optional.empty(), Optional.empty());
  }

  /** The one provider of a service in a module. */
  public static Address of(Class<?> service, String module) {
    return new Address(service, Optional.of(module), Optional.empty());
  }

  /** A provider of a service. */
  static Address of(Class<?> service, Answer answer) {
    return new Address(service, Optional.of(answer.module()), Optional.of(answer.provider()));
  }

  boolean matches(Answer answer) {
    return module.map(answer.module()::equals).orElse(true)
        && provider.map(answer.provider()::equals).orElse(true);
  }
}
