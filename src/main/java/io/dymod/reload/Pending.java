package io.dymod.reload;

import io.dymod.change.Hints.Hint;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
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

  /**
   * What is left.
   *
   * @param disk what lies on disk
   * @param difference that, compared with what serves
   */
  static Pending of(State state, OnDisk disk, Difference difference, Patience patience) {
    Set<Path> places = new HashSet<>();
    OptionalLong first = OptionalLong.empty();
    boolean isUndecided = false;
    for (OnDisk.Trouble trouble : disk.troubles().values()) {
      places.add(trouble.entry().path());
      first = earlier(first, trouble.retry());
    }
    for (Refused refused : state.refusals().all()) {
      if (!refused.isReported()) {
        places.add(refused.path());
        first = earlier(first, patience.deadline(refused.entry()));
        isUndecided |= !refused.entry().isBusy();
      }
    }
    for (Map.Entry<String, Entry> departure : difference.departures().entrySet()) {
      Optional<LiveUnit> unit = state.live(departure.getKey());
      if (unit.isPresent() && !difference.isRemoved(departure.getKey(), patience)) {
        places.add(unit.get().path());
        first = earlier(first, patience.deadline(unit.get(), departure.getValue()));
        isUndecided = true;
      }
    }
    return new Pending(places, first, isUndecided);
  }

  private static OptionalLong earlier(OptionalLong one, long other) {
    return one.isEmpty() || other - one.getAsLong() < 0 ? OptionalLong.of(other) : one;
  }

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
