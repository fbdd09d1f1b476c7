package io.dymod.scope;

import java.time.Duration;

/**
 * Waits that no interrupt cuts short. Anybody can interrupt a thread of Dymod's, so an interrupt
 * never means that it is to stop; what it waits for says that. A thread that was interrupted
 * meanwhile is so afterwards.
 */
public final class Uninterrupted {

  private Uninterrupted() {}

  /** A wait that an interrupt can cut short. */
  @FunctionalInterface
  public interface Wait {

    /**
     * Waits.
     *
     * @param nanos how long at most; may be negative
     * @return whether what is waited for has happened
     */
    boolean isOver(long nanos) throws InterruptedException;
  }

  /**
   * Waits, and goes on with that after an interrupt.
   *
   * @param limit how long at most
   * @return whether what is waited for has happened
   */
  public static boolean await(Duration limit, Wait wait) {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.isOver(nanos(limit) - (System.nanoTime() - start));
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long nanos(Duration limit) {
    try {
      return limit.toNanos();
    } catch (ArithmeticException longerThanAnybodyLives) {
      return Long.MAX_VALUE;
    }
  }
}
