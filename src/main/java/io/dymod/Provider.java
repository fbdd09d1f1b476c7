package io.dymod;

import io.dymod.dev.LiveProvider;
import io.dymod.release.BootProvider;
import java.util.function.Supplier;

/**
 * A provider of a service that has not been asked for yet: to choose by its class or its module,
 * and to take only then. See {@link Dymod#providers(Class)}.
 *
 * <pre>{@code
 * Sheep fast =
 *     Dymod.providers(Sheep.class).stream()
 *         .filter(provider -> provider.type().isAnnotationPresent(Fast.class))
 *         .findFirst()
 *         .orElseThrow()
 *         .get();
 * }</pre>
 *
 * <p>It may be kept. In dev mode it stands for the class of that name in that module, in whichever
 * generation is live; two are equal if they stand for the same one.
 *
 * @param <S> the service
 */
public sealed interface Provider<S> extends Supplier<S> permits BootProvider, LiveProvider {

  /**
   * The provider's class: what {@link java.util.ServiceLoader.Provider#type()} gives, so of a
   * provider that a static method {@code provider()} gives, what that method is declared to return.
   * In dev mode it is the class of the generation that is live now. Look at it and let go of it:
   * who keeps it keeps that generation from being collected.
   *
   * @throws ProviderGoneException if the module or the declaration has been removed since
   */
  Class<? extends S> type();

  /** The name of the module that declares the provider. */
  String module();

  /**
   * The provider, as {@link Dymod#service(Class)} would give it: in release the provider itself,
   * which is constructed when it is first asked for; in dev mode the handle. It is the same object
   * each time.
   *
   * @throws ProviderGoneException if the module or the declaration has been removed since
   * @throws java.util.ServiceConfigurationError if a provider that does not reload fails to be
   *     constructed
   */
  @Override
  S get();
}
