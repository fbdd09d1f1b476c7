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
 * A Dymod of one's own, beside the static door {@link Dymod}, for tests and for embedding: each
 * method does what that of the same name does there. Safe for use by any thread.
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

  /**
   * Takes back the last change: the units that it has replaced come back as they were, those that
   * it has added leave. They are proven again, from the files that Dymod has kept, and go live like
   * any other change, with the state of what they replace. Each call goes back by one edition, up
   * to {@link Settings#history()} of them since the start. What is changed in place in a module
   * that never reloads stays.
   *
   * <p>What lies on disk is not touched, and does not count until it is written again. Until then
   * these units are {@link Unit.State#STALE}.
   *
   * @return what came of it, never empty: {@link Outcome.Swapped}, {@link Outcome.Rejected} if the
   *     edition before does not fit any more, or {@link Outcome.Unchanged} if there is none
   * @throws IllegalStateException as {@link #reload()}
   */
  public List<Outcome> rollback() {
    return engine.rollback();
  }

  /**
   * Waits until a unit has come to a generation: for scripts and tests.
   *
   * @param unit the name of the unit's module
   * @param generation its number; a later one will do. A change in place makes no generation
   * @param timeout how long to wait at most
   * @return whether it has come to it in time. In release it never does
   * @throws IllegalStateException as {@link #reload()}
   */
  public boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException {
    return engine.awaitGeneration(unit, generation, timeout);
  }

  /**
   * Waits until all that lies on disk now is live: for scripts and tests, which save, and then want
   * to be certain. It looks by itself, also in a {@linkplain #pause() pause}. With {@code
   * dymod.auto=staged} it waits for the program to call {@link #reload()}.
   *
   * @param timeout how long to wait at most
   * @return whether all units are live; false when time is up, and at once if one can't be loaded,
   *     of which a {@link Outcome.Rejected} says why. True in release
   * @throws IllegalStateException as {@link #reload()}
   */
  public boolean awaitLive(Duration timeout) throws InterruptedException {
    return engine.awaitLive(timeout);
  }

  /**
   * Keeps changes from being loaded until {@link #resume()}. They are not lost. A call of {@link
   * #reload()} loads them all the same. A change that is being loaded when this is called may still
   * go live. Pausing again does nothing, nor does it in release.
   */
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

  /**
   * Calls a listener before each swap, with the units that are about to go live, as they will be.
   * The swap waits until it returns, for {@link Settings#hold()} at most. It is called on a thread
   * of Dymod's; what it throws is logged. Where the virtual machine refuses a change in place, it
   * is called once more, with the new generation. In release it is never called.
   *
   * @param listener called before each swap
   * @return to be closed when the listener is not to be called any more
   */
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

  /**
   * Asks for garbage collections, until each generation that has left is gone, or is reported as
   * leaked. For tests: it takes a while, and stops the program for parts of it.
   *
   * @return what came of the generations that were not known to be gone: {@link Outcome.Retired} or
   *     {@link Outcome.Leaked}; the latter also of those that were reported as leaked before, and
   *     are alive still. Empty if there were none, as always in release
   * @throws IllegalStateException if called while a unit's provider is constructed
   */
  public List<Outcome> collect() {
    return engine.collect();
  }

  /**
   * Finds out what keeps a generation alive that has left: takes a heap dump of this process, which
   * stops it for a while, and looks for the shortest chain of references from a root of garbage
   * collection to the generation's class loader. Weak, soft and phantom references, and those of
   * finalizers, don't count. The dump is deleted.
   *
   * @param generation its name and number: {@code sheep#7}
   * @return a line a step, from the root on, each with class and field
   * @throws DymodException if there is no such generation, or no dump can be taken or read; the
   *     message says what to add
   */
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
