package io.dymod;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
 */
public final class Dymod {

  private static volatile Host host;

  private Dymod() {}

  /**
   * The one provider of a service.
   *
   * <p>In release it is the provider itself, from the caller's layer. In dev mode it is a handle:
   * an object that implements the service and passes each call to the provider of the live edition.
   * Calls in flight finish on the provider they started on. Either way each call of this method
   * gives the same object, which may be kept for good.
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
    return host()
        .service(
            new ServiceRequest<>(type, Optional.empty(), Host.WALKER.getCallerClass().getModule()));
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
    return host()
        .service(
            new ServiceRequest<>(
                type, Optional.of(module), Host.WALKER.getCallerClass().getModule()));
  }

  /**
   * All providers of a service, ordered by the name of their module, and within a module as
   * declared.
   *
   * @param <S> the service
   * @param type the service
   * @return in release the providers; in dev mode a live view of handles, which modules join and
   *     leave as they are loaded and removed. It can't be modified. An iterator goes over the
   *     providers there were when it was made. Empty if there are none.
   * @throws DymodException if the caller's module does not declare {@code uses}, or if {@code type}
   *     can't be a service
   */
  public static <S> List<S> services(Class<S> type) {
    return host()
        .services(
            new ServiceRequest<>(type, Optional.empty(), Host.WALKER.getCallerClass().getModule()));
  }

  /**
   * Looks at the disk now and makes live what has changed. When this returns, each change that was
   * on disk when it was called is live or has been rejected, and no call starts on what it
   * replaced.
   *
   * @return what came of it, never empty. In release: that nothing is reloaded
   * @throws IllegalStateException if called while a unit's provider is constructed, or by a
   *     listener of {@link #onReload}; either would wait for itself
   */
  public static List<Outcome> reload() {
    return host().reload();
  }

  /**
   * Keeps changes from being loaded until {@link #unpause()}. They are not lost. A call of {@link
   * #reload()} loads them all the same. A change that is being loaded when this is called may still
   * go live. Pausing again does nothing, nor does it in release.
   */
  public static void pause() {
    host().pause();
  }

  /**
   * Ends a pause: what has changed meanwhile is loaded now. Without a pause it does nothing more.
   */
  public static void unpause() {
    host().unpause();
  }

  /**
   * Tells a listener of every outcome from now on, and first of the last one that came of a change,
   * if any. The listener is called on a thread of Dymod's, one outcome after the other; what it
   * throws is logged, and a listener that blocks keeps the other listeners waiting but no reload.
   * In release it is never called.
   *
   * @param listener told of each outcome
   * @return to be closed when the listener is not to be told any more
   */
  public static Subscription onReload(Consumer<? super Outcome> listener) {
    return host().onReload(listener);
  }

  /** All units as they are now, by name. Empty in release, where nothing is reloaded. */
  public static List<Unit> units() {
    return host().units();
  }

  /** The mode in which the program runs. */
  public static Mode mode() {
    return host().mode();
  }

  /**
   * The scope of the generation whose code calls, to which a provider adds what it starts: threads,
   * executors, timers, anything that is to be closed with it. To be called in the constructor, or
   * wherever the generation's code is on the stack; the nearest generation on it counts. In
   * release, and outside of all units, it is the scope of the process, which ends when the JVM
   * shuts down.
   */
  public static Scope scope() {
    return Scope.ofCaller();
  }

  /**
   * Asks for garbage collections, until each generation that has left is gone, or is told as
   * leaked. For tests: it takes a while, and stops the program for parts of it.
   *
   * @return what came of the generations that were not known to be gone: {@link Outcome.Retired} or
   *     {@link Outcome.Leaked}; the latter also of those that were told as leaked before, and are
   *     alive still. Empty if there were none, as always in release
   * @throws IllegalStateException if called while a unit's provider is constructed
   */
  public static List<Outcome> collect() {
    return host().collect();
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
  public static List<String> pathTo(String generation) {
    return host().pathTo(generation);
  }

  /**
   * The host behind the door. It is put in place before it is started, because what it loads may
   * come through this door; others wait inside until it is ready. A failure is not remembered: the
   * next call tries again, and tells the same.
   */
  private static Host host() {
    Host known = host;
    return known != null ? known : firstHost();
  }

  private static Host firstHost() {
    Host known;
    boolean made = false;
    synchronized (Dymod.class) {
      known = host;
      if (known == null) {
        known = isConfigured() ? Host.of(Settings.fromSystemProperties()) : new BootServices();
        host = known;
        made = true;
      }
    }
    if (made) {
      start(known);
    }
    return known;
  }

  private static void start(Host made) {
    boolean started = false;
    try {
      made.start();
      started = true;
    } finally {
      if (!started) {
        forget(made);
      }
    }
  }

  private static void forget(Host failed) {
    synchronized (Dymod.class) {
      if (host == failed) {
        host = null;
      }
    }
    failed.close();
  }

  /** Where nothing is set, which is release, not even the classes are loaded that read settings. */
  private static boolean isConfigured() {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(Settings.PREFIX)) {
        return true;
      }
    }
    return false;
  }
}
