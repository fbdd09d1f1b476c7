package io.dymod.change;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What lies on disk, as it was last read: one state, and not a list of events. Immutable.
 *
 * @param entries what was found at each place, in the order of the reload path; after them the
 *     places of which nothing is left
 */
public record OnDisk(Map<Path, Entry> entries) {

  /** Nothing has been read yet. */
  public static final OnDisk NOTHING = new OnDisk(Map.of());

  /** A state whose map can't be changed. */
  public OnDisk {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * What was found at one place. It stays the same entry for as long as the files there are seen to
   * be the same, so two passes that see the same entry see the same files.
   *
   * @param path the place
   * @param place what was read there; nothing where nothing is left
   * @param serial tells this state of the place from every other state of any place
   * @param since when it was first seen, by {@link System#nanoTime}
   */
  public record Entry(Path path, Optional<Place> place, long serial, long since) {

    /** Whether there is nothing at the place any more. */
    public boolean isAbsent() {
      return place.isEmpty();
    }

    /** For how long it has stayed as it is, in nanoseconds, at a moment. */
    public long age(long now) {
      return now - since;
    }
  }

  /** What was found at a place, if it was ever looked at. */
  public Optional<Entry> at(Path path) {
    return Optional.ofNullable(entries.get(path));
  }
}
