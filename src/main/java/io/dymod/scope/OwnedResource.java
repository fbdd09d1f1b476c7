package io.dymod.scope;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A thing that was started, and how it is ended. */
public final class OwnedResource {

  /** Ends a thing. */
  private interface Action {

    /**
     * Does it.
     *
     * @param limit how long it may take
     * @return what went wrong, in words
     */
    Optional<String> run(Duration limit) throws Exception;
  }

  private final Object thing;
  private final String what;
  private final Action action;

  private OwnedResource(Object thing, String what, Action action) {
    this.thing = thing;
    this.what = what;
    this.action = action;
  }

  /** Closes a thing; an executor is shut down instead, because its {@code close} may wait long. */
  public static OwnedResource of(AutoCloseable thing) {
    return thing instanceof ExecutorService executor
        ? of(executor)
        : new OwnedResource(
            thing,
            thing.getClass().getName() + ".close()",
            limit -> {
              thing.close();
              return Optional.empty();
            });
  }

  /**
   * Shuts an executor down: tasks that run may finish in half of the time, and are interrupted
   * after that; delayed tasks are dropped.
   */
  public static OwnedResource of(ExecutorService executor) {
    return new OwnedResource(
        executor,
        "executor " + executor.getClass().getName(),
        limit -> shutDown(executor, limit.dividedBy(2)));
  }

  private static Optional<String> shutDown(ExecutorService executor, Duration patience) {
    if (executor instanceof ScheduledThreadPoolExecutor timer) {
      timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }
    executor.shutdown();
    if (!isTerminated(executor, patience)) {
      executor.shutdownNow();
      if (!isTerminated(executor, patience)) {
        return Optional.of("a task of it goes on, although it was interrupted");
      }
    }
    return Optional.empty();
  }

  private static boolean isTerminated(ExecutorService executor, Duration patience) {
    return Uninterrupted.await(
        patience, nanos -> executor.awaitTermination(nanos, TimeUnit.NANOSECONDS));
  }

  /** Interrupts a thread, and waits for its end. */
  public static OwnedResource of(Thread thread) {
    return new OwnedResource(
        thread, "thread " + thread.getName(), limit -> interrupt(thread, limit));
  }

  private static Optional<String> interrupt(Thread thread, Duration patience) {
    thread.interrupt();
    return hasEnded(thread, patience)
        ? Optional.empty()
        : Optional.of(
            "it goes on, although it was interrupted; it is in" + FailureText.frames(thread));
  }

  private static boolean hasEnded(Thread thread, Duration patience) {
    return Uninterrupted.await(
        patience,
        nanos -> {
          TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
          return !thread.isAlive();
        });
  }

  /**
   * Does something else with a thing.
   *
   * @param thing what it is done with
   * @param what what it is, for people
   * @param action does it
   */
  public static OwnedResource of(Object thing, String what, AutoCloseable action) {
    return new OwnedResource(
        thing,
        what,
        limit -> {
          action.close();
          return Optional.empty();
        });
  }

  /**
   * Waits for things to end by themselves.
   *
   * @param things what is waited for
   * @param what what it is, for people
   * @param wait waits for so long at most
   */
  public static OwnedResource waiting(Object things, String what, Consumer<Duration> wait) {
    return new OwnedResource(
        things,
        what,
        limit -> {
          wait.accept(limit);
          return Optional.empty();
        });
  }

  /** What is done, for people: {@code sheep.impl.CountSheep.close()}. */
  public String what() {
    return what;
  }

  boolean isOfTheSameAs(OwnedResource other) {
    return isOf(other.thing, other.what);
  }

  boolean isOf(Object other, String words) {
    return thing == other && what.equals(words);
  }

  Optional<String> run(Duration limit) throws Exception {
    return action.run(limit);
  }
}
