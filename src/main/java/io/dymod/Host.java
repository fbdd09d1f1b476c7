package io.dymod;

import io.dymod.dev.DevEngine;
import io.dymod.engine.Engine;
import io.dymod.engine.ServiceRequest;
import io.dymod.release.ReleaseEngine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
public final class Host implements AutoCloseable {

  private final Engine engine;

  private Host(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens a host. In dev mode all units have been loaded, or reported as rejected, when this
   * returns.
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
    return new Host(
        settings.mode() == Mode.DEV ? DevEngine.of(settings) : new ReleaseEngine(settings));
  }

  /**
   * See {@link Dymod#service(Class)}.
   *
   * @param <S> the service
   */
  public <S> S service(Class<S> type) {
    return engine.service(
        new ServiceRequest<>(type, Optional.empty(), Dymod.WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#service(Class, String)}.
   *
   * @param <S> the service
   */
  public <S> S service(Class<S> type, String module) {
    return engine.service(
        new ServiceRequest<>(type, Optional.of(module), Dymod.WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#services(Class)}.
   *
   * @param <S> the service
   */
  public <S> List<S> services(Class<S> type) {
    return engine.services(
        new ServiceRequest<>(type, Optional.empty(), Dymod.WALKER.getCallerClass().getModule()));
  }

  /**
   * See {@link Dymod#providers(Class)}.
   *
   * @param <S> the service
   */
  public <S> List<Provider<S>> providers(Class<S> type) {
    return engine.providers(
        new ServiceRequest<>(type, Optional.empty(), Dymod.WALKER.getCallerClass().getModule()));
  }

  /** See {@link Dymod#reload()}. */
  public List<Outcome> reload() {
    return engine.reload();
  }

  /** See {@link Dymod#pending()}. */
  public List<Unit> pending() {
    return engine.pending();
  }

  /** See {@link Dymod#rollback()}. */
  public List<Outcome> rollback() {
    return engine.rollback();
  }

  /** See {@link Dymod#awaitGeneration}. */
  public boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException {
    return engine.awaitGeneration(unit, generation, timeout);
  }

  /** See {@link Dymod#awaitLive}. */
  public boolean awaitLive(Duration timeout) throws InterruptedException {
    return engine.awaitLive(timeout);
  }

  /** See {@link Dymod#pause()}. */
  public void pause() {
    engine.pause();
  }

  /** See {@link Dymod#resume()}. */
  public void resume() {
    engine.resume();
  }

  /** See {@link Dymod#onReload(Consumer)}. */
  public Subscription onReload(Consumer<? super Outcome> listener) {
    return engine.onReload(listener);
  }

  /** See {@link Dymod#beforeSwap(Consumer)}. */
  public Subscription beforeSwap(Consumer<? super List<Unit>> listener) {
    return engine.beforeSwap(listener);
  }

  /**
   * See {@link Dymod#exchange}.
   *
   * @param <T> the type of the objects
   */
  public <T> Subscription exchange(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement) {
    return engine.exchange(objects, replacement);
  }

  /** See {@link Dymod#units()}. */
  public List<Unit> units() {
    return engine.units();
  }

  /** See {@link Dymod#mode()}. */
  public Mode mode() {
    return engine.mode();
  }

  /** See {@link Dymod#collect()}. */
  public List<Outcome> collect() {
    return engine.collect();
  }

  /** See {@link Dymod#pathTo(String)}. */
  public List<String> pathTo(String generation) {
    return engine.pathTo(generation);
  }

  /**
   * Ends reloading, retires the generations that serve (see {@link Scope}), closes providers that
   * do not reload, and lets go of every thread, watch and file. Returns when all is closed, or its
   * time is over. Handles go on calling what served last, closed as it is. Closing again does
   * nothing. When the JVM shuts down, a host closes itself.
   */
  @Override
  public void close() {
    engine.close();
  }

  /** What stands behind it. */
  Engine engine() {
    return engine;
  }

  /** Makes ready to serve. */
  void start() {
    engine.start();
  }
}
