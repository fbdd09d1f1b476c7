package io.dymod.scope;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs code of a unit on a thread of its own and for so long at most, so that nobody hangs with it.
 * What it throws is put into words on that thread; the throwable itself goes no further, because it
 * would pin the unit's class loader.
 */
public final class Curfew {

  /** For what is ended because it came too late. */
  static final Duration LATE = Duration.ofSeconds(1);

  /** What bounds itself is to be done before it is cut off from outside. */
  private static final int PARTS = 10;

  private Curfew() {}

  /**
   * Ends a thing.
   *
   * @param owner who owns it, for the thread's name
   * @param limit how long it may take
   * @return what went wrong, in words
   */
  public static Optional<String> run(String owner, Ending ending, Duration limit) {
    Duration own = limit.multipliedBy(PARTS - 1).dividedBy(PARTS);
    return run(owner, ending.what(), limit, () -> ending.run(own));
  }

  /**
   * Runs an action.
   *
   * @param owner of whose code it is, for the thread's name
   * @param what what is run, for people
   * @param limit how long it may take
   * @param action gives what went wrong, in words
   * @return what went wrong, in words
   */
  public static Optional<String> run(
      String owner, String what, Duration limit, Callable<Optional<String>> action) {
    AtomicReference<Optional<String>> result = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> result.set(perform(action)), "dymod-close " + owner, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.start();
    join(thread, limit);
    Optional<String> trouble = result.get();
    if (trouble == null) {
      String where = Words.frames(thread);
      thread.interrupt();
      trouble = Optional.of("not done after " + limit.toMillis() + " ms; it hangs in" + where);
    }
    return trouble.map(words -> what + ": " + words);
  }

  private static Optional<String> perform(Callable<Optional<String>> action) {
    try {
      return action.call();
    } catch (Throwable thrown) {
      return Optional.of(Words.of(thrown));
    }
  }

  private static void join(Thread thread, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    long left = limit.toMillis();
    while (left > 0 && thread.isAlive()) {
      try {
        thread.join(left);
      } catch (InterruptedException later) {
        interrupted = true;
      }
      left = (end - System.nanoTime()) / 1_000_000;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
