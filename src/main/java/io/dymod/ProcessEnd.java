package io.dymod;

import io.dymod.scope.Belongings;
import io.dymod.scope.Curfew;
import io.dymod.scope.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is ended when the JVM shuts down, or before. Nothing is registered with the JVM until there
 * is something to end.
 */
final class ProcessEnd implements Consumer<Belongings> {

  private final Belongings belongings;
  private Optional<Thread> hook = Optional.empty();

  /**
   * Nothing to end yet.
   *
   * @param owner whose it is, in words
   */
  ProcessEnd(String owner) {
    this.belongings = new Belongings(owner, this);
  }

  /** What is to be ended. */
  Belongings belongings() {
    return belongings;
  }

  /** Told when there is something to end for the first time. */
  @Override
  public synchronized void accept(Belongings list) {
    hook = Optional.of(register(() -> end(Settings.CLOSING)));
  }

  /** Ends everything now. */
  void close(Duration limit) {
    end(limit);
    synchronized (this) {
      hook.ifPresent(ProcessEnd::unregister);
      hook = Optional.empty();
    }
  }

  private void end(Duration limit) {
    for (Optional<Ending> next = belongings.next(); next.isPresent(); next = belongings.next()) {
      Curfew.run(belongings.owner(), next.get(), limit)
          .ifPresent(trouble -> log().warn("{} ends, but {}", belongings.owner(), trouble));
    }
  }

  /**
   * Has something done when the JVM shuts down. Once it does, it is too late, and nothing happens.
   *
   * @return to be given to {@link #unregister}
   */
  static Thread register(Runnable end) {
    Thread hook = new Thread(null, end, "dymod-shutdown", 0, false);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      log().debug("the JVM is shutting down already");
    }
    return hook;
  }

  /** Forgets what was registered, so that the JVM keeps nothing alive for it. */
  static void unregister(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      log().debug("the JVM is shutting down already");
    }
  }

  /** To find a logger takes longer than most programs need to start. */
  private static Logger log() {
    return LoggerFactory.getLogger("io.dymod");
  }
}
