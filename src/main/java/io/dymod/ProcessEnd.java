package io.dymod;

import io.dymod.scope.Belongings;
import io.dymod.scope.Deadline;
import io.dymod.scope.DymodThread;
import io.dymod.scope.Ending;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is ended when the JVM shuts down, or before. Nothing is registered with the JVM until there
 * is something to end.
 */
final class ProcessEnd implements Consumer<Belongings> {

  /** The last tenth is for saying what is given up, the one before for giving it up. */
  private static final int PARTS = 10;

  private final Belongings belongings;
  private final Optional<Duration> limit;
  private Optional<Thread> hook = Optional.empty();

  /**
   * Nothing to end yet. What holds up the end of the JVM may do so as long as the system properties
   * say then.
   *
   * @param owner whose it is, in words
   */
  ProcessEnd(String owner) {
    this(owner, Optional.empty());
  }

  /**
   * Nothing to end yet.
   *
   * @param owner whose it is, in words
   * @param limit how long all of it may hold up the end of the JVM
   */
  ProcessEnd(String owner, Duration limit) {
    this(owner, Optional.of(limit));
  }

  private ProcessEnd(String owner, Optional<Duration> limit) {
    this.belongings = new Belongings(owner, this);
    this.limit = limit;
  }

  /** What is to be ended. */
  Belongings belongings() {
    return belongings;
  }

  /** Told when there is something to end for the first time. */
  @Override
  public synchronized void accept(Belongings list) {
    hook = Optional.of(register(belongings.owner(), limit, this::end));
  }

  /** Ends everything now, each thing within a limit. */
  void close(Duration closing, Deadline deadline) {
    end(closing, deadline);
    synchronized (this) {
      hook.ifPresent(ProcessEnd::unregister);
      hook = Optional.empty();
    }
  }

  private void end(Deadline deadline) {
    end(Settings.CLOSING, deadline);
  }

  private void end(Duration closing, Deadline deadline) {
    String owner = belongings.owner();
    for (Optional<Ending> next = belongings.next(true);
        next.isPresent();
        next = belongings.next(true)) {
      TimeLimited.run(owner, next.get(), deadline.share(closing))
          .ifPresent(trouble -> Log.warn("{} ends, but {}", owner, trouble));
    }
  }

  /**
   * Has something done when the JVM shuts down. Once it does, it is too late, and nothing happens.
   *
   * @param owner whose it is, in words
   * @param limit how long the end of the JVM may be held up; if there is none, that of the system
   *     properties
   * @param end what is done; by the deadline it is given, or it is given up
   * @return to be given to {@link #unregister}
   */
  static Thread register(String owner, Optional<Duration> limit, Consumer<Deadline> end) {
    Thread hook =
        DymodThread.aside(
            "dymod-shutdown", () -> shutDown(owner, limit.orElseGet(ProcessEnd::limit), end));
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      Log.debug("the JVM is shutting down already");
    }
    return hook;
  }

  /** The JVM ends when its hooks have returned. So this one does, whatever the units do. */
  private static void shutDown(String owner, Duration limit, Consumer<Deadline> end) {
    Duration part = limit.dividedBy(PARTS);
    Deadline deadline = Deadline.in(limit.minus(part.multipliedBy(2)));
    TimeLimited.run(
            "at the end",
            "closing",
            limit.minus(part),
            () -> {
              end.accept(deadline);
              return Optional.empty();
            })
        .ifPresent(trouble -> Log.warn("{} ends, but {}", owner, trouble));
    Log.flush(part);
  }

  private static Duration limit() {
    try {
      return Settings.fromSystemProperties().shutdown();
    } catch (DymodException unreadable) {
      return Settings.SHUTDOWN;
    }
  }

  /** Forgets what was registered, so that the JVM keeps nothing alive for it. */
  static void unregister(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      Log.debug("the JVM is shutting down already");
    }
  }
}
