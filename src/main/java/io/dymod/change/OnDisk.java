package io.dymod.change;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What lies on disk, as it was last read: one state, and not a list of events. Immutable.
 *
 * @param entries what was found at each place, in the order of the reload path; after them the
 *     places of which nothing is left
 * @param troubles the places that can't be looked at just now; what is known of them from before
 *     stands among the entries still
 */
public record OnDisk(Map<Path, Entry> entries, Map<Path, Trouble> troubles) {

  /** Nothing has been read yet. */
  public static final OnDisk NOTHING = new OnDisk(Map.of(), Map.of());

  /** A state whose maps can't be changed. */
  public OnDisk {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    troubles = Collections.unmodifiableMap(new LinkedHashMap<>(troubles));
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

    /** Whether the place did not stop to change while it was read. */
    public boolean isBusy() {
      return place.filter(Place::isUnsettled).isPresent();
    }

    /** Whether another entry is of the same state of the same place. */
    public boolean isSameAs(Entry other) {
      return serial == other.serial;
    }
  }

  /**
   * A place that can't be looked at just now: it is written to without end, or can't be read.
   *
   * @param entry what was found instead of its content
   * @param reason why, in a sentence
   * @param retry when it is to be looked at again, whatever the hints say, by {@link
   *     System#nanoTime}
   */
  public record Trouble(Entry entry, String reason, long retry) {}

  /** What was found at a place, if it was ever looked at. */
  public Optional<Entry> at(Path path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether a place can't be looked at just now. */
  public boolean isInTrouble(Path path) {
    return troubles.containsKey(path);
  }

  /** Whether a state is the present one of its place, as far as that is known. */
  public boolean isPresent(Entry entry) {
    Trouble trouble = troubles.get(entry.path());
    return at(entry.path()).filter(entry::isSameAs).isPresent()
        || trouble != null && entry.isSameAs(trouble.entry());
  }

  /** Every file or directory that belongs to some places. */
  public Set<Path> roots(Collection<Path> places) {
    Set<Path> roots = new HashSet<>(places);
    places.stream()
        .flatMap(path -> at(path).stream())
        .flatMap(entry -> entry.place().stream())
        .forEach(place -> roots.addAll(place.origin().roots()));
    return roots;
  }

  /** What is written to without end, so that nobody should wait for its end. */
  public Set<Path> busy() {
    return roots(
        troubles.values().stream()
            .map(Trouble::entry)
            .filter(Entry::isBusy)
            .map(Entry::path)
            .toList());
  }
}
