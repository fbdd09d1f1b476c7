package io.dymod;

import io.dymod.change.Hints.Hint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is different on disk from what serves. Used by the reload thread alone.
 *
 * <p>A change is <em>open</em> from when it is seen until it serves or is undone. While it can't be
 * loaded it may be half written, so it is <em>rejected</em>, and told, only when it has stayed as
 * it is for a while. A rejected change stays open, and is tried again whenever anything else
 * changes, for that may be what it waited for.
 */
final class OpenChanges {

  /**
   * A clean build deletes what it is about to make, so a removal is believed later than a fault.
   */
  private static final int PATIENCES_UNTIL_REMOVED = 8;

  private final Duration patience;
  private final Map<Path, OpenChange> arrivals = new LinkedHashMap<>();
  private final Map<String, OpenChange> departures = new TreeMap<>();
  private final Set<String> heldUp = new TreeSet<>();
  private Instant now = Instant.now();

  OpenChanges(Duration patience) {
    this.patience = patience;
  }

  /** Begins a pass: until the next one, time stands still. */
  void begin() {
    now = Instant.now();
  }

  /** Enters content that is new at its place. */
  OpenChange arrive(String unit, Path path, Optional<Draft> draft) {
    OpenChange change = new OpenChange(unit, path, draft, patience);
    arrivals.put(path, change);
    return change;
  }

  /** Enters that a unit's place is empty. */
  void depart(String unit, Path path) {
    Duration patient = patience.multipliedBy(PATIENCES_UNTIL_REMOVED);
    departures.put(unit, new OpenChange(unit, path, Optional.empty(), patient));
  }

  /** Enters that a unit has made room for another one at its place. */
  void makeRoom(String unit, Path path) {
    departures.put(unit, new OpenChange(unit, path, Optional.empty(), Duration.ZERO));
  }

  /** A unit is there after all. */
  void stay(String unit) {
    departures.remove(unit);
  }

  /** What was new at a place is so no longer. */
  Optional<OpenChange> undo(Path path) {
    return Optional.ofNullable(arrivals.remove(path));
  }

  /** What is new at a place. */
  Optional<OpenChange> at(Path path) {
    return Optional.ofNullable(arrivals.get(path));
  }

  /** All that is new. */
  Collection<OpenChange> arrivals() {
    return arrivals.values();
  }

  /** A draft serves, or a unit has been removed. */
  void close(Draft draft) {
    arrivals.values().removeIf(change -> change.draft().filter(own -> own == draft).isPresent());
    departures.computeIfPresent(
        draft.name(), (name, gone) -> gone.path().equals(draft.path()) ? gone : null);
  }

  /**
   * The changes that can be tried: those that were understood, and are the only ones of their name.
   *
   * @param serving where a unit that serves came from
   */
  Collection<OpenChange> candidates(Function<String, Optional<Path>> serving) {
    Map<String, OpenChange> candidates = new TreeMap<>();
    for (OpenChange change : arrivals.values()) {
      if (change.draft().isPresent()) {
        Optional<Path> other =
            Optional.ofNullable(candidates.get(change.unit()))
                .map(OpenChange::path)
                .or(() -> serving.apply(change.unit()).filter(this::isPresent))
                .filter(path -> !path.equals(change.path()));
        if (other.isPresent()) {
          change.refuse(new Failure(Stage.READ, duplicate(change, other.get())));
        } else {
          candidates.put(change.unit(), change);
        }
      }
    }
    return candidates.values();
  }

  private boolean isPresent(Path path) {
    return departures.values().stream().noneMatch(departure -> departure.path().equals(path));
  }

  private static String duplicate(OpenChange change, Path other) {
    return "there are two units named %s, %s and %s: remove one of them from dymod.path"
        .formatted(change.unit(), other, change.path());
  }

  /** The units that have been missing for long enough to be removed. */
  Set<String> removals() {
    return departures.values().stream()
        .filter(departure -> departure.isDue(now))
        .map(OpenChange::unit)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether there is a removal that has not been tried. */
  boolean hasNewRemovals() {
    return departures.values().stream()
        .anyMatch(departure -> departure.isDue(now) && !departure.wasTried());
  }

  /** For each unit at whose place another one has appeared, the name of that one. */
  Map<String, String> successors() {
    Map<String, String> successors = new TreeMap<>();
    departures.forEach(
        (unit, departure) ->
            at(departure.path()).ifPresent(change -> successors.put(unit, change.unit())));
    return successors;
  }

  /** Takes the units that were refused only for company with a change rejected before. */
  Set<String> takeHeldUp() {
    Set<String> taken = Set.copyOf(heldUp);
    heldUp.clear();
    return taken;
  }

  /** Notes that a group of units can't be loaded, or removed, as it is. */
  void refuse(Set<String> group, Collection<OpenChange> candidates, Failure failure) {
    List<OpenChange> concerned =
        Stream.concat(
                candidates.stream(),
                departures.values().stream().filter(departure -> departure.isDue(now)))
            .filter(change -> group.contains(change.unit()))
            .toList();
    if (concerned.stream().anyMatch(OpenChange::isRejected)) {
      concerned.stream()
          .filter(change -> !change.isRejected())
          .forEach(change -> heldUp.add(change.unit()));
    }
    concerned.forEach(change -> change.refuse(failure));
  }

  /** Rejects what has stayed for long enough as it is; each list shares one reason. */
  Collection<List<OpenChange>> reject() {
    Map<String, List<OpenChange>> byReason =
        undecided()
            .filter(change -> !change.reason().isEmpty() && change.isDue(now))
            .collect(
                Collectors.groupingBy(OpenChange::reason, LinkedHashMap::new, Collectors.toList()));
    byReason.values().forEach(changes -> changes.forEach(OpenChange::reject));
    return byReason.values();
  }

  /** Places to look at again, whatever the hints say, because they may still be in the making. */
  Hint undecidedPlaces() {
    return new Hint(undecided().map(OpenChange::path).collect(Collectors.toSet()), false);
  }

  /** The time until the next decision has to be made; nothing if there is none to make. */
  Optional<Duration> timeToDecide() {
    return undecided()
        .map(change -> Duration.between(Instant.now(), change.decision()))
        .min(Comparator.naturalOrder());
  }

  private Stream<OpenChange> undecided() {
    return Stream.concat(arrivals.values().stream(), departures.values().stream())
        .filter(change -> !change.isRejected());
  }
}
