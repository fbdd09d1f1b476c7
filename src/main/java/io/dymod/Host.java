package io.dymod;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Dymod of one's own, beside the static door {@link Dymod}: for tests and for embedding, with
 * settings from code. Each method does what the method of the same name does there. Safe for use by
 * any thread.
 *
 * <pre>{@code
 * Settings settings = Settings.builder().mode(Mode.DEV).path(units).auto(false).build();
 * try (Host host = Host.open(settings)) {
 *   Sheep sheep = host.service(Sheep.class);
 *   …
 *   host.reload();
 * }
 * }</pre>
 */
public abstract sealed class Host implements AutoCloseable permits BootServices, LiveServices {

  static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  Host() {}

  /**
   * Opens a host. In dev mode all units have been loaded, or told as rejected, when this returns.
   *
   * @throws DymodException if the settings name what can't be used
   */
  public static Host open(Settings settings) {
    Host host = of(settings);
    host.start();
    return host;
  }

  /** A host that does not load anything before {@link #start()}. */
  static Host of(Settings settings) {
    return settings.mode() == Mode.DEV ? LiveServices.of(settings) : new BootServices(settings);
  }

  /**
   * See {@link Dymod#service(Class)}.
   *
   * @param <S> the service
   */
  public final <S> S service(Class<S> type) {
    return service(
        new ServiceRequest<>(type, Optional.empty(), WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#service(Class, String)}.
   *
   * @param <S> the service
   */
  public final <S> S service(Class<S> type, String module) {
    return service(
        new ServiceRequest<>(type, Optional.of(module), WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#services(Class)}.
   *
   * @param <S> the service
   */
  public final <S> List<S> services(Class<S> type) {
    return services(
        new ServiceRequest<>(type, Optional.empty(), WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#providers(Class)}.
   *
   * @param <S> the service
   */
  public final <S> List<Provider<S>> providers(Class<S> type) {
    return providers(
        new ServiceRequest<>(type, Optional.empty(), WALKER.getCallerClass().getModule()));
  }

  /** See {@link Dymod#reload()}. */
  public abstract List<Outcome> reload();

  /** See {@link Dymod#pause()}. */
  public abstract void pause();

  /** See {@link Dymod#unpause()}. */
  public abstract void unpause();

  /** See {@link Dymod#onReload(Consumer)}. */
  public abstract Subscription onReload(Consumer<? super Outcome> listener);

  /** See {@link Dymod#units()}. */
  public abstract List<Unit> units();

  /** See {@link Dymod#mode()}. */
  public abstract Mode mode();

  /** See {@link Dymod#collect()}. */
  public abstract List<Outcome> collect();

  /** See {@link Dymod#pathTo(String)}. */
  public abstract List<String> pathTo(String generation);

  /**
   * Ends reloading, retires the generations that serve (see {@link Scope}), closes providers that
   * do not reload, and lets go of every thread, watch and file. Returns when all is closed, or its
   * time is over. Handles go on calling what served last, closed as it is. Closing again does
   * nothing. When the JVM shuts down, a host closes itself.
   */
  @Override
  public abstract void close();

  /** Makes ready to serve. */
  abstract void start();

  abstract <S> S service(ServiceRequest<S> request);

  abstract <S> List<S> services(ServiceRequest<S> request);

  abstract <S> List<Provider<S>> providers(ServiceRequest<S> request);
}
