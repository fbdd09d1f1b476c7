package io.dymod.serve;

import java.util.Objects;
import java.util.Optional;

/**
 * What a handle stands for, independent of generations.
 *
 * @param question what was asked
 * @param module the providing module; empty for the one module that provides it
 * @param provider the provider class's name; empty for the one provider there
 */
public record Address(Question question, Optional<String> module, Optional<String> provider) {

  /** An address whose parts are all there. */
  public Address {
    Objects.requireNonNull(question);
    Objects.requireNonNull(module);
    Objects.requireNonNull(provider);
  }

  /**
   * The one provider of a service, or the one in a module.
   *
   * @param module the module, if one was named
   */
  public static Address of(Question question, Optional<String> module) {
    return new Address(question, module, Optional.empty());
  }

  /** A provider of a service. */
  public static Address of(Question question, Provided provider) {
    return new Address(question, Optional.of(provider.module()), Optional.of(provider.name()));
  }

  /** The service interface. */
  Class<?> service() {
    return question.service();
  }

  boolean matches(Answer answer) {
    return module.map(answer.module()::equals).orElse(true)
        && provider.map(answer.provider().name()::equals).orElse(true);
  }
}
