package io.dymod.change;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at the disk and tells what is different from the last look. A place is read between two
 * looks that agree, so what is read is one state and not a mixture. Used by the reload thread
 * alone.
 */
public final class Surveyor {

  private static final int SEVERAL = 10;

  /** What is being worked on is one unit or a few. */
  private static final int FEW = 4;

  private final UnitLocator locator;
  private final PlaceReader reader;
  private final Map<Path, Place> known = new LinkedHashMap<>();

  /** The places that are read for practice. */
  private List<Place> practice = List.of();

  /** The places that have changed last, the last at the end. */
  private final Set<Path> recent = new LinkedHashSet<>();

  /** The known places to which a directory or jar belongs. */
  private final Map<Path, Set<Path>> placesByRoot = new HashMap<>();

  /**
   * A surveyor who knows nothing yet.
   *
   * @param locator finds the places
   * @param reader reads them
   */
  public Surveyor(UnitLocator locator, PlaceReader reader) {
    this.locator = locator;
    this.reader = reader;
  }

  /**
   * Looks where a hint says.
   *
   * @param hint which paths may have changed
   */
  public Survey look(Hints.Hint hint) throws InterruptedException {
    Optional<List<Origin>> hinted = hinted(hint);
    Optional<Survey> found = hinted.isPresent() ? lookAt(hinted.get()) : Optional.empty();
    return found.isPresent() ? found.get() : lookEverywhere(hint);
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
    Set<Path> places = new LinkedHashSet<>();
    for (Path path : hint.paths()) {
      Set<Path> around = placesAround(path);
      if (around.isEmpty()) {
        return Optional.empty();
      }
      places.addAll(around);
    }
    List<Origin> origins = new ArrayList<>();
    for (Path place : places) {
      Optional<Origin> origin = locator.locate(place);
      if (origin.isEmpty()) {
        return Optional.empty();
      }
      origins.add(origin.get());
    }
    return Optional.of(origins);
  }

  private Set<Path> placesAround(Path path) {
    Set<Path> around = new LinkedHashSet<>();
    for (Path root = path; root != null; root = root.getParent()) {
      around.addAll(placesByRoot.getOrDefault(root, Set.of()));
    }
    return around;
  }

  /** Looks at known places; nothing comes of it if a jar there is none of a module any more. */
  private Optional<Survey> lookAt(List<Origin> origins) throws InterruptedException {
    List<Place> now = new ArrayList<>();
    for (Origin origin : origins) {
      Place place = reader.read(origin, Optional.ofNullable(known.get(origin.path())));
      if (!place.isModule()) {
        return Optional.empty();
      }
      now.add(place);
    }
    List<Place> changed = new ArrayList<>();
    List<Place> touched = new ArrayList<>();
    now.forEach(place -> enter(place, changed, touched));
    return Optional.of(new Survey(changed, touched, List.of()));
  }

  private Survey lookEverywhere(Hints.Hint hint) throws InterruptedException {
    List<Place> changed = new ArrayList<>();
    List<Place> touched = new ArrayList<>();
    Map<Path, Origin> present = new LinkedHashMap<>();
    locator.locate().forEach(origin -> present.put(origin.path(), origin));
    for (Origin origin : present.values()) {
      Place before = known.get(origin.path());
      boolean hinted = concerns(hint.paths(), origin.roots());
      if (before == null
          || hinted
          || hint.everything() && reader.mayHaveChanged(origin, before, true)) {
        enter(reader.read(origin, Optional.ofNullable(before)), changed, touched);
      }
    }
    List<Place> missing =
        known.values().stream()
            .filter(place -> !present.containsKey(place.origin().path()))
            .toList();
    missing.forEach(this::forget);
    return new Survey(changed, touched, missing);
  }

  private void enter(Place now, List<Place> changed, List<Place> touched) {
    if (now.isUnsettled()) {
      // Nothing of it is one state, so nothing is known of it but that it has to be read again.
      return;
    }
    Place before = known.put(now.origin().path(), now);
    if (before == null || !before.origin().equals(now.origin())) {
      Optional.ofNullable(before).ifPresent(this::forgetRoots);
      now.origin()
          .roots()
          .forEach(
              root ->
                  placesByRoot
                      .computeIfAbsent(root, key -> new LinkedHashSet<>())
                      .add(now.origin().path()));
    }
    boolean written = before == null || now.isWrittenSince(before);
    if (before != null && isReadable(before, now) && before.hasSameBytesAs(now)) {
      if (written) {
        touched.add(now);
        noteRecent(now);
      }
    } else if (written || !before.problem().equals(now.problem()) || now.problem().isEmpty()) {
      changed.add(now);
      noteRecent(now);
    }
  }

  private void noteRecent(Place place) {
    recent.remove(place.origin().path());
    recent.add(place.origin().path());
    if (recent.size() > FEW) {
      recent.remove(recent.iterator().next());
    }
  }

  private void forget(Place place) {
    known.remove(place.origin().path());
    recent.remove(place.origin().path());
    forgetRoots(place);
  }

  private void forgetRoots(Place place) {
    for (Path root : place.origin().roots()) {
      placesByRoot.get(root).remove(place.origin().path());
    }
  }

  private static boolean isReadable(Place before, Place now) {
    return before.problem().isEmpty() && now.problem().isEmpty();
  }

  /** The places that have changed before, not long ago, and seem to have changed again. */
  public Hints.Hint changedAgain() {
    return new Hints.Hint(
        recent.stream()
            .map(known::get)
            .filter(place -> reader.mayHaveChanged(place.origin(), place, false))
            .map(place -> place.origin().path())
            .collect(Collectors.toSet()),
        false);
  }

  /**
   * Reads a small place once more, to no avail but that the virtual machine gets to know how.
   *
   * @return whether there is one
   */
  public boolean exercise(int turn) throws InterruptedException {
    if (turn == 0) {
      practice = known.values().stream().filter(Place::isSmall).limit(SEVERAL).toList();
    }
    if (practice.isEmpty()) {
      return false;
    }
    Place place = practice.get(turn % practice.size());
    hinted(new Hints.Hint(Set.of(place.origin().path()), false));
    reader.read(place.origin(), Optional.empty());
    return true;
  }

  private static boolean concerns(Set<Path> hinted, List<Path> roots) {
    return hinted.stream()
        .anyMatch(
            path ->
                roots.stream().anyMatch(root -> path.startsWith(root) || root.startsWith(path)));
  }
}
