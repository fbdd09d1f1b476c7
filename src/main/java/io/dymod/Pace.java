package io.dymod;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often everything is looked at while nothing is hinted at. That takes a certain part of one
 * processor at most, however many units there are: the more there is to look at, the more seldom it
 * is done, within bounds. Used by the reload thread alone.
 */
final class Pace {

  private static final int PART_WHILE_WATCHING = 400;
  private static final int PART_WHILE_POLLING = 80;

  /** However much there is to look at, it is not done more seldom than by this factor. */
  private static final int SLOWEST = 10;

  private final Supplier<Duration> interval;
  private final Duration poll;
  private Duration look = Duration.ZERO;
  private long lastPass = System.nanoTime();

  /**
   * A pace.
   *
   * @param interval the usual time between two looks at everything
   * @param poll that time when polling
   */
  Pace(Supplier<Duration> interval, Duration poll) {
    this.interval = interval;
    this.poll = poll;
  }

  /** Notes that a pass begins. */
  void passes() {
    lastPass = System.nanoTime();
  }

  /** Notes how long a look took that found nothing. */
  void lookTook(Duration time) {
    look = time;
  }

  /** Whether there has been no pass for as long as there usually is none. */
  boolean isLookDue() {
    return System.nanoTime() - lastPass >= interval.get().toNanos();
  }

  /**
   * How long to wait for a hint.
   *
   * @param decision the time until something has to be decided, if there is anything
   */
  Duration timeToWait(Optional<Duration> decision) {
    Duration longest = longestWait();
    return decision
        .map(Pace::notNegative)
        .filter(time -> time.compareTo(longest) < 0)
        .orElse(longest);
  }

  /** How long to wait for a hint before everything is looked at. */
  Duration longestWait() {
    Duration usual = interval.get();
    boolean polling = usual.compareTo(poll) <= 0;
    Duration cheap = look.multipliedBy(polling ? PART_WHILE_POLLING : PART_WHILE_WATCHING);
    Duration slowest = usual.multipliedBy(SLOWEST);
    if (cheap.compareTo(usual) <= 0) {
      return usual;
    }
    return cheap.compareTo(slowest) < 0 ? cheap : slowest;
  }

  static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
