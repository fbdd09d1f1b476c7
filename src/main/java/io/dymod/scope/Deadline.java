package io.dymod.scope;

import java.time.Duration;

/**
 * When several things have to be done that may each hang. None gets more than half of the time that
 * is left, so that the first ones can't take it all, and each has its turn.
 */
public final class Deadline {

  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private final Duration limit;
  private final long start = System.nanoTime();

  private Deadline(Duration limit) {
    this.limit = limit;
  }

  /** So long after now. */
  public static Deadline in(Duration limit) {
    return new Deadline(limit);
  }

  /** Each thing may take its own time. */
  public static Deadline none() {
    return new Deadline(FOR_GOOD);
  }

  /** How much time is left, at least a moment. */
  public Duration left() {
    Duration left = limit.minusNanos(System.nanoTime() - start);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  /** How long the next thing may take that would otherwise get so long. */
  public Duration share(Duration wanted) {
    Duration half = left().dividedBy(2);
    return wanted.compareTo(half) < 0 ? wanted : half;
  }
}
