package io.dymod.reload;

import io.dymod.change.Hints.Hint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How often to look where nothing is hinted at. A look at everything takes a certain part of one
 * processor at most, however many units there are: the more there is to look at, the more seldom it
 * is done, within bounds. What has changed last is looked at more often where nothing hints at it.
 * Used by the reload thread alone.
 */
final class ScanSchedule {

  /** Events are hints and can get lost, so everything is looked at now and then. */
  private static final Duration USUAL_WHILE_WATCHING = Duration.ofSeconds(2);

  private static final int PART_WHILE_WATCHING = 500;
  private static final int PART_WHILE_POLLING = 100;

  private static final int FEW = 4;

  /** However much there is to look at, it is not done more seldom. */
  private static final Duration SLOWEST = Duration.ofMinutes(1);

  private final BooleanSupplier watched;
  private final Supplier<Hint> changedAgain;
  private final Duration poll;
  private final LongSupplier clock;
  private final Deque<Duration> looks = new ArrayDeque<>();
  private long lastLook;

  /**
   * A schedule.
   *
   * @param watched whether every change is hinted at, as far as is known
   * @param changedAgain finds what has changed again of what has changed last
   * @param poll the time between two looks where it is not
   * @param clock counts nanoseconds, from whenever
   */
  ScanSchedule(
      BooleanSupplier watched, Supplier<Hint> changedAgain, Duration poll, LongSupplier clock) {
    this.watched = watched;
    this.changedAgain = changedAgain;
    this.poll = poll;
    this.clock = clock;
    this.lastLook = clock.getAsLong();
  }

  /** Notes that a look at everything begins. */
  void looks() {
    lastLook = clock.getAsLong();
  }

  /** Notes how long a look at everything took that found nothing. */
  void lookTook(Duration time) {
    looks.add(time);
    if (looks.size() > FEW) {
      looks.remove();
    }
  }

  /**
   * On a busy machine a look takes longer than it costs; the shortest one comes nearest to that.
   */
  private Duration look() {
    return looks.stream().min(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** What has changed before, not long ago, and seems to have changed again. */
  Hint changedAgain() {
    return changedAgain.get();
  }

  /** Whether everything has to be looked at again. */
  boolean isLookDue() {
    return timeToLook().isZero();
  }

  /**
   * How long to wait for a hint.
   *
   * @param decision the time until something has to be decided, if there is anything
   */
  Duration timeToWait(Optional<Duration> decision) {
    Duration next = watched.getAsBoolean() ? timeToLook() : least(timeToLook(), poll);
    return decision.map(time -> least(notNegative(time), next)).orElse(next);
  }

  private Duration timeToLook() {
    return notNegative(interval().minusNanos(clock.getAsLong() - lastLook));
  }

  private Duration interval() {
    boolean polling = !watched.getAsBoolean();
    Duration cheap = look().multipliedBy(polling ? PART_WHILE_POLLING : PART_WHILE_WATCHING);
    Duration bounded = least(cheap, SLOWEST);
    Duration usual = polling ? poll : USUAL_WHILE_WATCHING;
    return bounded.compareTo(usual) > 0 ? bounded : usual;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  static Duration notNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }
}
