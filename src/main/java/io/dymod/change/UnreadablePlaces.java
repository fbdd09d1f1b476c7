package io.dymod.change;

import io.dymod.change.OnDisk.Entry;
import io.dymod.change.OnDisk.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The places that can't be looked at just now, and when to look again: later and later, so that a
 * place that is written to all the time costs little. Used by the reload thread alone.
 */
final class UnreadablePlaces {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Map<Path, Trouble> troubles = new LinkedHashMap<>();
  private final LongSupplier clock;

  /**
   * None yet.
   *
   * @param clock counts nanoseconds
   */
  UnreadablePlaces(LongSupplier clock) {
    this.clock = clock;
  }

  Map<Path, Trouble> all() {
    return troubles;
  }

  /**
   * Notes a trouble. It stays the same entry for as long as there is one.
   *
   * @param serial for the entry, if it is a new one
   */
  void note(Path path, Optional<Place> place, String reason, long serial) {
    long now = clock.getAsLong();
    Trouble known = troubles.get(path);
    boolean isSame = known != null && known.entry().isBusy() == isBusy(place);
    Entry entry =
        new Entry(
            path,
            place,
            isSame ? known.entry().serial() : serial,
            isSame ? known.entry().since() : now);
    long lasting = now - entry.since();
    long pause = Math.min(LONGEST_PAUSE.toNanos(), Math.max(FIRST_PAUSE.toNanos(), lasting));
    troubles.put(path, new Trouble(entry, reason, now + pause));
  }

  private static boolean isBusy(Optional<Place> place) {
    return place.filter(Place::isUnsettled).isPresent();
  }

  /** A place can be looked at again. */
  void end(Path path) {
    troubles.remove(path);
  }

  /** Forgets all but some places. */
  void keepOnly(Collection<Path> paths) {
    troubles.keySet().retainAll(paths);
  }

  /** Whether it is too early to look at a place again that was changing all the time. */
  boolean isResting(Path path) {
    Trouble trouble = troubles.get(path);
    return trouble != null && trouble.entry().isBusy() && clock.getAsLong() - trouble.retry() < 0;
  }
}
