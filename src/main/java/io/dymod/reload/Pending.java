package io.dymod.reload;

import io.dymod.change.Hints.Hint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a pass has left to be decided later, because it may still be in the making.
 *
 * @param places where to look again, whatever the hints say
 * @param deadline when the first of it is to be decided, by {@link System#nanoTime}; nothing if
 *     nothing is left
 * @param isUndecided whether there is anything that will have been decided soon; a place that is
 *     written to without end is not
 */
record Pending(Set<Path> places, OptionalLong deadline, boolean isUndecided) {

  /** Everything is decided. */
  static final Pending NOTHING = new Pending(Set.of(), OptionalLong.empty(), false);

  boolean isNothing() {
    return deadline.isEmpty();
  }

  /** The same again, and some places more, after a pass that failed. */
  Pending after(Hint failed, long deadline) {
    Set<Path> all = new HashSet<>(places);
    all.addAll(failed.paths());
    return new Pending(all, OptionalLong.of(deadline), isUndecided);
  }

  /** The places, as a hint. */
  Hint hint() {
    return new Hint(places, false);
  }

  /** The time until the first decision, zero if it is due; nothing if nothing is left. */
  Optional<Duration> timeLeft() {
    return timeLeft(System.nanoTime());
  }

  /** The same, as of a moment by the clock of the deadline. */
  Optional<Duration> timeLeft(long now) {
    return deadline.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.max(0, deadline.getAsLong() - now)));
  }
}
