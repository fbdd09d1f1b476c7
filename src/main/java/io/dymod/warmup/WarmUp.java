package io.dymod.warmup;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Exercises what a reload goes through when there is nothing else to do, for a while after the
 * start, so that the virtual machine has compiled it before the first save. It rests for as long as
 * it works, for the application is starting too. Used by the reload thread alone.
 */
public final class WarmUp {

  /** However many turns there are left, it takes no more time than this. */
  private static final Duration WORK_AT_MOST = Duration.ofSeconds(4);

  private final Exercise exercise;
  private final int turns;
  private final LongSupplier clock;
  private int turn;
  private long worked;
  private long rest;

  /** Something to be done over and over. */
  public interface Exercise {

    /**
     * Takes a turn.
     *
     * @param turn its number, from 0
     * @return whether there was anything to do; else there will be nothing later on either
     */
    boolean take(int turn) throws InterruptedException;
  }

  /**
   * A warm-up that has not begun.
   *
   * @param turns as many as the virtual machine needs to have compiled what matters
   * @param clock counts nanoseconds, from whenever
   */
  public WarmUp(Exercise exercise, int turns, LongSupplier clock) {
    this.exercise = exercise;
    this.turns = turns;
    this.clock = clock;
  }

  /** Whether there are turns left. */
  public boolean isUnfinished() {
    return turn < turns && worked < WORK_AT_MOST.toNanos();
  }

  /** How long to rest before the next turn. */
  public Duration rest() {
    return Duration.ofNanos(rest);
  }

  /** Takes a turn. The one that fails is the last. */
  public void work() throws InterruptedException {
    int now = turn;
    long start = clock.getAsLong();
    turn = turns;
    try {
      if (exercise.take(now)) {
        turn = now + 1;
      }
    } finally {
      rest = clock.getAsLong() - start;
      worked += rest;
    }
  }
}
