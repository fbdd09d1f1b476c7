package io.dymod;

import java.time.Duration;
import java.util.function.IntPredicate;

/**
 * Uses the compiler when there is nothing else to do, for a while after the start, so that the
 * first save is about as fast as the hundredth. It rests for as long as it works, for the
 * application is starting too. Used by the reload thread alone.
 */
final class WarmUp {

  /** The virtual machine has compiled what matters after about as many turns. */
  private static final int TURNS = 150;

  private static final Duration WORK_AT_MOST = Duration.ofSeconds(4);

  private final IntPredicate work;
  private int turn;
  private long worked;
  private long rest;

  /**
   * A warm-up that has not begun.
   *
   * @param work takes the turn of a number; says whether there was anything to do
   */
  WarmUp(IntPredicate work) {
    this.work = work;
  }

  /** Whether there are turns left. */
  boolean isUnfinished() {
    return turn < TURNS && worked < WORK_AT_MOST.toNanos();
  }

  /** How long to rest before the next turn. */
  Duration rest() {
    return Duration.ofNanos(rest);
  }

  /** Takes a turn. The one that fails, or has nothing to do, is the last. */
  void work() {
    long start = System.nanoTime();
    int now = turn;
    turn = TURNS;
    turn = work.test(now) ? now + 1 : TURNS;
    rest = System.nanoTime() - start;
    worked += rest;
  }
}
