package io.dymod;

import io.dymod.change.Hints.Hint;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.load.Generation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps account of what lies on disk and what became of it, so that each change is told once and
 * none is forgotten. Used by the reload thread alone.
 *
 * <p>A change is <em>open</em> from when it is seen until it serves. While it can't be loaded it
 * may be half written, so it is <em>rejected</em>, and told, only when it has stayed as it is for a
 * while. A rejected change stays open, and is tried again whenever anything else changes, for that
 * may be what it waited for.
 */
final class Ledger {

  /**
   * A clean build deletes what it is about to make, so a removal is believed later than a fault.
   */
  private static final int PATIENCES_UNTIL_REMOVED = 8;

  private final Duration patience;
  private final Map<String, Serving> serving = new TreeMap<>();
  private final Map<Path, OpenChange> open = new LinkedHashMap<>();
  private final Map<String, OpenChange> departures = new TreeMap<>();
  private final Set<String> heldUp = new TreeSet<>();
  private boolean news;

  Ledger(Duration patience) {
    this.patience = patience;
  }

  /**
   * Enters what a look has found.
   *
   * @return an outcome for each change that needs nothing more
   */
  List<Outcome> enter(Survey survey) {
    List<Outcome> outcomes = new ArrayList<>();
    heldUp.clear();
    news = departures.values().stream().anyMatch(this::isNewlyDue);
    survey.missing().forEach(place -> depart(place).ifPresent(outcomes::add));
    survey.changed().forEach(place -> change(place).ifPresent(outcomes::add));
    survey
        .touched()
        .forEach(place -> outcomes.add(unchanged(unitAt(place), "the same bytes again")));
    return outcomes;
  }

  private boolean isNewlyDue(OpenChange departure) {
    return departure.reason().isEmpty() && departure.isDue(Instant.now());
  }

  private Optional<Outcome> depart(Place place) {
    OpenChange before = open.remove(place.origin().path());
    Optional<String> unit = servingAt(place);
    unit.ifPresent(name -> departures.put(name, departure(name, place)));
    return unit.isPresent() || before == null
        ? Optional.empty()
        : Optional.of(unchanged(before.unit(), "it was removed before it ever served"));
  }

  private OpenChange departure(String unit, Place place) {
    Duration patient = patience.multipliedBy(PATIENCES_UNTIL_REMOVED);
    return new OpenChange(unit, place.origin().path(), Optional.empty(), patient);
  }

  private Optional<Outcome> change(Place place) {
    Path path = place.origin().path();
    Draft draft;
    try {
      draft = Draft.of(place);
    } catch (Refusal refusal) {
      OpenChange change = new OpenChange(unitAt(place), path, Optional.empty(), patience);
      change.refuse(Stage.READ, refusal.getMessage());
      open.put(path, change);
      return Optional.empty();
    }
    departures.remove(draft.name());
    if (isWhatServes(draft)) {
      open.remove(path);
      return Optional.of(unchanged(draft.name(), "what lies on disk is what serves"));
    }
    servingAt(place)
        .filter(name -> !name.equals(draft.name()))
        .ifPresent(name -> departures.put(name, departure(name, place)));
    open.put(path, new OpenChange(draft.name(), path, Optional.of(draft), patience));
    news = true;
    return Optional.empty();
  }

  private boolean isWhatServes(Draft draft) {
    Serving current = serving.get(draft.name());
    return current != null && current.draft().isSameAs(draft);
  }

  private static Outcome unchanged(String unit, String reason) {
    return new Outcome.Unchanged(List.of(unit), reason, Instant.now());
  }

  private Optional<String> servingAt(Place place) {
    return serving.values().stream()
        .map(Serving::draft)
        .filter(draft -> draft.path().equals(place.origin().path()))
        .map(Draft::name)
        .findFirst();
  }

  private String unitAt(Place place) {
    Path path = place.origin().path();
    return Optional.ofNullable(open.get(path))
        .map(change -> change.unit())
        .or(() -> servingAt(place))
        .orElseGet(() -> path.getFileName().toString());
  }

  /** Whether there is anything to load or remove since the last pass. */
  boolean hasNews() {
    return news;
  }

  /** Places to look at again, whatever the hints say, because they may still be in the making. */
  Hint undecidedPlaces() {
    return new Hint(undecided().map(change -> change.path()).collect(Collectors.toSet()), false);
  }

  /** The time until the next decision has to be made; nothing if there is none to make. */
  Optional<Duration> timeToDecide() {
    return undecided()
        .map(change -> Duration.between(Instant.now(), change.decision()))
        .min(Comparator.naturalOrder());
  }

  private Stream<OpenChange> undecided() {
    return Stream.concat(open.values().stream(), departures.values().stream())
        .filter(change -> !change.isRejected());
  }

  /** The names of all units, whether they serve or not. */
  Set<String> units() {
    Set<String> names = new TreeSet<>(serving.keySet());
    candidates().forEach(change -> names.add(change.unit()));
    return names;
  }

  /** What to tell of a module that never reloads and has changed. */
  Outcome restartNeeded(String module) {
    List<String> waiting =
        drafts().values().stream()
            .filter(draft -> draft.requires().contains(module))
            .map(Draft::name)
            .toList();
    return new Outcome.RestartNeeded(module, waiting, Instant.now());
  }

  /** All units as they would be if every open change were taken. */
  Map<String, Draft> drafts() {
    return drafts(candidates());
  }

  /** All units as they would be if only the open changes were taken that were not rejected yet. */
  Map<String, Draft> draftsWithoutRejected() {
    return drafts(candidates().stream().filter(change -> !change.isRejected()).toList());
  }

  private Map<String, Draft> drafts(Collection<OpenChange> changes) {
    Map<String, Draft> drafts = new TreeMap<>();
    serving.forEach((name, unit) -> drafts.put(name, unit.draft()));
    dueDepartures().forEach(drafts::remove);
    changes.forEach(change -> drafts.put(change.unit(), change.draft().orElseThrow()));
    return drafts;
  }

  /** The units that changed: to be loaded, or to be removed. */
  Set<String> changedUnits() {
    Set<String> names = new TreeSet<>(dueDepartures());
    candidates().forEach(change -> names.add(change.unit()));
    return names;
  }

  /** The units that were refused only for company with a change that had been rejected before. */
  Set<String> heldUpUnits() {
    return heldUp;
  }

  private List<String> dueDepartures() {
    Instant now = Instant.now();
    return departures.values().stream()
        .filter(change -> change.isDue(now))
        .map(change -> change.unit())
        .toList();
  }

  /** The open changes that can be tried: understood, and the only ones of their name. */
  private Collection<OpenChange> candidates() {
    Map<String, OpenChange> candidates = new TreeMap<>();
    for (OpenChange change : open.values()) {
      if (change.draft().isPresent()) {
        Optional<Path> other = otherPlaceOf(change, candidates);
        if (other.isPresent()) {
          change.refuse(Stage.READ, duplicate(change, other.get()));
        } else {
          candidates.put(change.unit(), change);
        }
      }
    }
    return candidates.values();
  }

  private Optional<Path> otherPlaceOf(OpenChange change, Map<String, OpenChange> candidates) {
    return Optional.ofNullable(candidates.get(change.unit()))
        .map(candidate -> candidate.path())
        .or(() -> Optional.ofNullable(serving.get(change.unit())).map(unit -> unit.draft().path()))
        .filter(path -> !path.equals(change.path()) && isPresent(path));
  }

  private boolean isPresent(Path path) {
    return departures.values().stream().noneMatch(departure -> departure.path().equals(path));
  }

  private static String duplicate(OpenChange change, Path other) {
    return "there are two units named %s, %s and %s: remove one of them from dymod.path"
        .formatted(change.unit(), other, change.path());
  }

  /** Notes that a group can't be loaded as it is. */
  void refused(Set<String> group, Stage stage, String reason) {
    List<OpenChange> concerned =
        Stream.concat(candidates().stream(), departures.values().stream())
            .filter(change -> group.contains(change.unit()))
            .toList();
    if (concerned.stream().anyMatch(change -> change.isRejected())) {
      concerned.stream()
          .filter(change -> !change.isRejected())
          .forEach(change -> heldUp.add(change.unit()));
    }
    concerned.forEach(change -> change.refuse(stage, reason));
  }

  /** Notes that a group serves now. */
  Outcome accepted(
      Map<String, Generation> loaded,
      List<String> removed,
      Map<String, Draft> drafts,
      SortedMap<Stage, Duration> took) {
    Map<String, SortedSet<String>> files = new TreeMap<>();
    loaded.forEach(
        (name, generation) -> {
          Draft draft = drafts.get(name);
          Serving before = serving.put(name, new Serving(draft, generation));
          SortedSet<String> changed =
              before == null ? new TreeSet<>() : draft.differencesFrom(before.draft());
          if (!changed.isEmpty()) {
            files.put(name, changed);
          }
          departures.remove(name);
          open.values().removeIf(change -> change.draft().filter(own -> own == draft).isPresent());
        });
    removed.forEach(
        name -> {
          serving.remove(name);
          departures.remove(name);
        });
    List<Unit> units = loaded.keySet().stream().map(this::unit).toList();
    return new Outcome.Swapped(units, removed, files, took, Instant.now());
  }

  /** Rejects what has stayed for long enough as it is, and tells each reason once. */
  List<Outcome> giveUp() {
    Instant now = Instant.now();
    Map<String, List<OpenChange>> byReason =
        undecided()
            .filter(change -> !change.reason().isEmpty() && change.isDue(now))
            .collect(
                Collectors.groupingBy(
                    change -> change.reason(), LinkedHashMap::new, Collectors.toList()));
    return byReason.values().stream().map(this::reject).toList();
  }

  private Outcome reject(List<OpenChange> changes) {
    changes.forEach(change -> change.reject());
    List<String> names = changes.stream().map(change -> change.unit()).distinct().toList();
    return new Outcome.Rejected(
        names,
        changes.get(0).stage(),
        changes.get(0).reason(),
        names.stream()
            .filter(serving::containsKey)
            .map(name -> serving.get(name).generation().toString())
            .toList(),
        Instant.now());
  }

  /** All units as they are now, for whoever asks. */
  List<Unit> published() {
    Map<String, Unit> units = new TreeMap<>();
    open.values().forEach(change -> units.put(change.unit(), down(change)));
    serving.keySet().forEach(name -> units.put(name, unit(name)));
    return List.copyOf(units.values());
  }

  private static Unit down(OpenChange change) {
    return new Unit(change.unit(), 0, Instant.now(), "", change.path(), List.of(), Unit.State.DOWN);
  }

  private Unit unit(String name) {
    boolean stale =
        open.values().stream()
            .anyMatch(change -> change.unit().equals(name) && change.isRejected());
    return serving.get(name).unit(stale ? Unit.State.STALE : Unit.State.LIVE);
  }
}
