package io.dymod.change;

import io.dymod.change.OnDisk.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Looks at the disk. A place is read between two looks that agree, so what is read is one state and
 * not a mixture. What is known here is only ever what was last read: whoever compares it with
 * something else can do so at any time, and as often as needed. Used by the reload thread alone.
 */
public final class DiskScanner {

  private final UnitLocator locator;
  private final PlaceReader reader;
  private final LongSupplier clock;
  private final Map<Path, Entry> entries = new LinkedHashMap<>();
  private final UnreadablePlaces troubles;

  /** What lay at the places that are empty now. */
  private final Map<Path, Origin> emptied = new HashMap<>();

  /** The known places to which a directory or jar belongs. */
  private final PlacesByRoot places = new PlacesByRoot();

  private final RecentPlaces recent = new RecentPlaces();

  private long serials;

  /**
   * A scanner that knows nothing yet.
   *
   * @param locator finds the places
   * @param reader reads them
   */
  public DiskScanner(UnitLocator locator, PlaceReader reader) {
    this(locator, reader, System::nanoTime);
  }

  /** The same by another clock, which counts nanoseconds. */
  DiskScanner(UnitLocator locator, PlaceReader reader, LongSupplier clock) {
    this.locator = locator;
    this.reader = reader;
    this.clock = clock;
    this.troubles = new UnreadablePlaces(clock);
  }

  /**
   * Looks where a hint says.
   *
   * @param hint which paths may have changed
   * @param serving the places of which one wants to know that nothing is left there
   * @param isSure whether each change has to be seen, whatever that costs; see {@link
   *     PlaceReader#mayHaveChanged}
   * @return what lies on disk, as far as it was looked at now or before
   */
  public OnDisk scan(Hints.Hint hint, Set<Path> serving, boolean isSure)
      throws InterruptedException {
    reader.begin();
    Optional<List<Origin>> hinted = hinted(hint);
    if (hinted.isEmpty() || !lookAt(hinted.get())) {
      lookEverywhere(hint, isSure);
    }
    entries.values().removeIf(entry -> entry.isAbsent() && !serving.contains(entry.path()));
    emptied.keySet().retainAll(entries.keySet());
    return new OnDisk(entries, troubles.all());
  }

  /**
   * The places that are hinted at, if all of them are known and still there. Then the other places
   * need not be found anew: what happens to them is hinted at too, or seen by the next look at
   * everything.
   */
  private Optional<List<Origin>> hinted(Hints.Hint hint) {
    if (hint.everything()) {
      return Optional.empty();
    }
    Set<Path> hinted = new LinkedHashSet<>();
    for (Path path : hint.paths()) {
      Set<Path> around = places.around(path);
      if (around.isEmpty()) {
        return Optional.empty();
      }
      hinted.addAll(around);
    }
    hinted.removeIf(troubles::isResting);
    List<Origin> origins = new ArrayList<>();
    for (Path place : hinted) {
      Optional<Origin> origin = locator.locate(place);
      if (origin.isEmpty()) {
        return Optional.empty();
      }
      origins.add(origin.get());
    }
    return Optional.of(origins);
  }

  /** Looks at known places; gives up if a jar there is none of a module any more. */
  private boolean lookAt(List<Origin> origins) throws InterruptedException {
    List<Place> found = new ArrayList<>();
    for (Origin origin : origins) {
      Place place = read(origin);
      if (!place.isModule()) {
        return false;
      }
      found.add(place);
    }
    found.forEach(this::enter);
    return true;
  }

  private void lookEverywhere(Hints.Hint hint, boolean isSure) throws InterruptedException {
    Map<Path, Origin> present = new LinkedHashMap<>();
    locator.locate().forEach(origin -> present.put(origin.path(), origin));
    Map<Path, String> unreadable = new LinkedHashMap<>(locator.unreadable());
    for (Origin origin : knownOrigins()) {
      if (!present.containsKey(origin.path())) {
        Presence presence = Presence.of(origin);
        if (presence instanceof Presence.Present && !isPlainJar(origin)) {
          // A clean build takes away what it is about to make; the sources are still there.
          present.put(origin.path(), origin);
        } else if (presence instanceof Presence.Unreadable unknown) {
          unreadable.put(origin.path(), unknown.reason());
        }
      }
    }
    for (Origin origin : present.values()) {
      Optional<Place> before = known(origin.path());
      boolean isHinted = hint.concerns(origin.roots());
      boolean isDue = hint.everything() || isHinted && !troubles.isResting(origin.path());
      if (before.isEmpty()
          || isDue && (isHinted || reader.mayHaveChanged(origin, before.get(), isSure))) {
        enter(read(origin));
      }
    }
    arrange(present.keySet(), unreadable);
  }

  /** A jar that is there and was not found to be a module is none any more. */
  private static boolean isPlainJar(Origin origin) {
    return origin instanceof Origin.Jar jar && !Files.isSymbolicLink(jar.path());
  }

  private List<Origin> knownOrigins() {
    List<Origin> origins = new ArrayList<>(emptied.values());
    known().forEach(place -> origins.add(place.origin()));
    return origins;
  }

  /**
   * Brings the entries into the order of the path, and notes what is not there, or not to be seen.
   */
  private void arrange(Set<Path> present, Map<Path, String> unreadable) {
    List<Entry> others =
        entries.values().stream().filter(entry -> !present.contains(entry.path())).toList();
    for (Path path : present) {
      Entry entry = entries.remove(path);
      if (entry != null) {
        entries.put(path, entry);
      }
    }
    for (Entry entry : others) {
      if (!unreadable.containsKey(entry.path())) {
        enterAbsence(entry);
      }
    }
    unreadable.forEach((path, reason) -> troubles.note(path, known(path), reason, ++serials));
    Set<Path> troubled = new LinkedHashSet<>(present);
    troubled.addAll(unreadable.keySet());
    troubles.keepOnly(troubled);
  }

  private List<Place> known() {
    return entries.values().stream().flatMap(entry -> entry.place().stream()).toList();
  }

  private Optional<Place> known(Path path) {
    return Optional.ofNullable(entries.get(path)).flatMap(Entry::place);
  }

  private Place read(Origin origin) throws InterruptedException {
    return reader.read(origin, known(origin.path()));
  }

  private void enter(Place now) {
    Path path = now.origin().path();
    if (now.isUnsettled()) {
      // Nothing of it is one state, so nothing is known of it but that it has to be read again.
      troubles.note(path, Optional.of(now), now.reason(), ++serials);
      places.add(now.origin());
      return;
    }
    troubles.end(path);
    emptied.remove(path);
    Optional<Place> before = known(path);
    if (before.isPresent() && !before.get().origin().equals(now.origin())) {
      places.remove(before.get().origin());
    }
    places.add(now.origin());
    if (before.isPresent() && before.get().isAsFoundIn(now)) {
      entries.put(path, new Entry(path, Optional.of(now), serial(path), since(path)));
    } else {
      entries.put(path, new Entry(path, Optional.of(now), ++serials, clock.getAsLong()));
      recent.note(path);
    }
  }

  private long serial(Path path) {
    return entries.get(path).serial();
  }

  private long since(Path path) {
    return entries.get(path).since();
  }

  private void enterAbsence(Entry last) {
    last.place().ifPresent(place -> places.remove(place.origin()));
    last.place().ifPresent(place -> emptied.put(last.path(), place.origin()));
    recent.forget(last.path());
    Entry absent =
        last.isAbsent()
            ? last
            : new Entry(last.path(), Optional.empty(), ++serials, clock.getAsLong());
    entries.remove(last.path());
    entries.put(last.path(), absent);
  }

  /** The places that have changed before, not long ago, and seem to have changed again. */
  public Hints.Hint changedAgain() {
    reader.begin();
    return new Hints.Hint(
        recent.all().stream()
            .flatMap(path -> known(path).stream())
            .filter(place -> reader.mayHaveChanged(place.origin(), place, false))
            .map(place -> place.origin().path())
            .collect(Collectors.toSet()),
        false);
  }
}
