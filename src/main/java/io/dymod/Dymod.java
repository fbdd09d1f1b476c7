package io.dymod;

import io.dymod.engine.Engine;
import io.dymod.engine.ServiceRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The door to services that reload in development and are plain Java in release. This is the type
 * to open first.
 *
 * <pre>{@code
 * Sheep sheep = Dymod.service(Sheep.class);
 * sheep.count(3);   // "Many"; after an edit of the provider, the edited answer
 * }</pre>
 *
 * <p>Started as usual, the program is in {@linkplain Mode#RELEASE release mode}: providers are
 * those that {@link java.util.ServiceLoader} finds. Started with {@code -Ddymod.mode=dev},
 * providers in reloadable modules are replaced while the program runs, and callers never notice.
 * The settings are read at the first call; see {@link Settings}.
 *
 * <p>All methods may be called from any thread. None returns or takes {@code null}.
 *
 * <p>The first call starts what there is to start, and others that come meanwhile wait until all
 * units are loaded. The exception is what the start itself waits for: a provider that asks while it
 * is constructed, or lets other threads ask that it waits for, is given what is live by then. That
 * is what its {@code uses} and {@code requires} name, for these units come first; but of several
 * providers of one service some may still be missing.
 */
public final class Dymod {

  static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Dymod() {}

  /**
   * The one provider of a service.
   *
   * <p>In release it is the provider itself, from the caller's layer. In dev mode it is a handle:
   * an object that implements the service and passes each call to the provider of the live edition.
   * Calls in flight finish on the provider they started on. Either way each call of this method
   * gives the same object, which may be kept for good.
   *
   * <p>A provider that does not reload is constructed by this call, and so is no other provider.
   *
   * <p>A handle's {@code toString} names the service and the generation that answers; {@code
   * equals} and {@code hashCode} are by identity. These three are never passed on to the provider.
   *
   * @param <S> the service
   * @param type the service: a public interface in an exported package of a module that does not
   *     reload, named by {@code uses} in the calling module
   * @throws DymodException if the caller's module does not declare {@code uses}, if there is no
   *     provider or more than one, or if {@code type} can't be a service; the message says what to
   *     change, in the same words in both modes
   * @throws java.util.ServiceConfigurationError if a provider that does not reload fails to be
   *     constructed
   */
  public static <S> S service(Class<S> type) {
    Class<?> caller = WALKER.getCallerClass();
    return engine(caller).service(new ServiceRequest<>(type, Optional.empty(), caller.getModule()));
  }

  /**
   * The one provider of a service in a module. Otherwise as {@link #service(Class)}.
   *
   * @param <S> the service
   * @param type the service
   * @param module the name of the module that provides it
   * @throws DymodException as {@link #service(Class)}
   */
  public static <S> S service(Class<S> type, String module) {
    Class<?> caller = WALKER.getCallerClass();
    return engine(caller)
        .service(new ServiceRequest<>(type, Optional.of(module), caller.getModule()));
  }

  /**
   * All providers of a service, ordered by the name of their module, and within a module as
   * declared.
   *
   * @param <S> the service
   * @param type the service
   * @return in release the providers; in dev mode a live view of handles, which modules join and
   *     leave as they are loaded and removed. It can't be modified. Each of its methods works on
   *     the providers of one moment, and what it gives out goes over these: an iterator, a stream.
   *     Empty if there are none.
   * @throws DymodException if the caller's module does not declare {@code uses}, or if {@code type}
   *     can't be a service
   * @throws java.util.ServiceConfigurationError if a provider that does not reload fails to be
   *     constructed
   */
  public static <S> List<S> services(Class<S> type) {
    Class<?> caller = WALKER.getCallerClass();
    return engine(caller)
        .services(new ServiceRequest<>(type, Optional.empty(), caller.getModule()));
  }

  /**
   * All providers of a service, to choose from by class or module before any is asked for; in the
   * order of {@link #services(Class)}. The same in both modes, where a handle that {@link
   * #services(Class)} gives does not show its provider's class.
   *
   * @param <S> the service
   * @param type the service
   * @return in dev mode a live view, as that of {@link #services(Class)}. It can't be modified.
   *     Empty if there are none
   * @throws DymodException if the caller's module does not declare {@code uses}, or if {@code type}
   *     can't be a service
   */
  public static <S> List<Provider<S>> providers(Class<S> type) {
    Class<?> caller = WALKER.getCallerClass();
    return engine(caller)
        .providers(new ServiceRequest<>(type, Optional.empty(), caller.getModule()));
  }

  /**
   * Looks at the disk now and makes live what has changed. When this returns, each change that was
   * on disk when it was called is live or has been rejected, and no call starts on what it
   * replaced.
   *
   * <p>With {@code dymod.auto=staged} it does not look, but makes live what is {@linkplain
   * #pending() ready}, in one step, and returns at once if nothing is: to be called where the
   * program can take new code, such as at the top of its loop.
   *
   * @return what came of it, never empty. In release: that nothing is reloaded
   * @throws IllegalStateException if called while a unit's provider is constructed, or by a
   *     listener of {@link #onReload}; either would wait for itself
   */
  public static List<Outcome> reload() {
    return engine(WALKER.getCallerClass()).reload();
  }

  /**
   * The units that are proven, constructed and ready, as they will be, and go live with the next
   * {@link #reload()}. There are some only with {@code dymod.auto=staged}.
   */
  public static List<Unit> pending() {
    return engine(WALKER.getCallerClass()).pending();
  }

  /** Takes back the last change: see {@link Host#rollback()}. */
  public static List<Outcome> rollback() {
    return engine(WALKER.getCallerClass()).rollback();
  }

  /** Waits until a unit has come to a generation: see {@link Host#awaitGeneration}. */
  public static boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException {
    return engine(WALKER.getCallerClass()).awaitGeneration(unit, generation, timeout);
  }

  /** Waits until all that lies on disk now is live: see {@link Host#awaitLive}. */
  public static boolean awaitLive(Duration timeout) throws InterruptedException {
    return engine(WALKER.getCallerClass()).awaitLive(timeout);
  }

  /** Keeps changes from being loaded until {@link #resume()}: see {@link Host#pause()}. */
  public static void pause() {
    engine(WALKER.getCallerClass()).pause();
  }

  /** Ends a pause: what has changed meanwhile is loaded now. Without one it does nothing more. */
  public static void resume() {
    engine(WALKER.getCallerClass()).resume();
  }

  /**
   * Calls a listener with every outcome from now on, and first of the last one that came of a
   * change, if any. The listener is called on a thread of Dymod's, one outcome after the other;
   * what it throws is logged, and a listener that blocks keeps the other listeners waiting but no
   * reload. In release it is never called.
   *
   * @param listener called with each outcome
   * @return to be closed when the listener is not to be called any more
   */
  public static Subscription onReload(Consumer<? super Outcome> listener) {
    return engine(WALKER.getCallerClass()).onReload(listener);
  }

  /** Calls a listener before each swap: see {@link Host#beforeSwap}. */
  public static Subscription beforeSwap(Consumer<? super List<Unit>> listener) {
    return engine(WALKER.getCallerClass()).beforeSwap(listener);
  }

  /**
   * Offers objects for exchange that somebody holds, and whose classes may be of units: the
   * entities of a world, what is in a cache.
   *
   * <pre>{@code
   * Dymod.exchange(() -> entities, entities::replaceAll);      // a List<Entity>
   * }</pre>
   *
   * <p>In each swap, those of classes that leave are carried over to the next generation by the
   * rules of {@link Stateful}, together with the state of providers: an object that both have is
   * one object again. If one can't be carried over, the change is rejected, and nothing is
   * replaced. Both functions are called on a thread of Dymod's immediately before the swap, and
   * have {@link Settings#rehearsal()}. Where another thread works on the same objects, let the two
   * synchronize. What code that leaves brings between the replacement and the swap is left behind,
   * so where objects come and go all the time, let the program choose the moment with {@code
   * dymod.auto=staged}. In release neither is ever called.
   *
   * @param <T> the type of the objects
   * @param objects gives all that may be of a unit's class; it changes nothing
   * @param replacement puts what the function that it is given makes of an object in the place of
   *     each; of an object that stays, that is the object itself
   * @return to be closed when nothing is offered any more
   */
  public static <T> Subscription exchange(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement) {
    return engine(WALKER.getCallerClass()).exchange(objects, replacement);
  }

  /** All units as they are now, by name. Empty in release, where nothing is reloaded. */
  public static List<Unit> units() {
    return engine(WALKER.getCallerClass()).units();
  }

  /** The mode in which the program runs. */
  public static Mode mode() {
    return engine(WALKER.getCallerClass()).mode();
  }

  /**
   * The {@link Scope} of the generation whose code calls, the nearest one on the stack. In release,
   * and outside of all units, it is that of the process, which ends when the JVM shuts down.
   */
  public static Scope scope() {
    return Scope.ofCaller();
  }

  /** Finds out what has become of generations that have left: see {@link Host#collect()}. */
  public static List<Outcome> collect() {
    return engine(WALKER.getCallerClass()).collect();
  }

  /** Finds out what keeps a generation alive: see {@link Host#pathTo}. */
  public static List<String> pathTo(String generation) {
    return engine(WALKER.getCallerClass()).pathTo(generation);
  }

  private static Engine engine(Class<?> caller) {
    return CurrentEngine.of(caller.getModule().getLayer());
  }
}
