package io.dymod;

import io.dymod.change.FixedModules;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps account of what serves, what lies on disk, and what became of it, so that each change is
 * told once and none is forgotten. Used by the reload thread alone.
 */
final class Ledger {

  private final OpenChanges open;
  private final Map<String, Serving> serving = new TreeMap<>();

  /** The units that serve, by their places. */
  private final Map<Path, String> servingAt = new HashMap<>();

  /** The errors that were told of each unit, until they are gone. */
  private final Map<String, List<Diagnostic>> told = new TreeMap<>();

  private boolean news;

  Ledger(Duration patience) {
    this.open = new OpenChanges(patience);
  }

  /**
   * Enters what a look has found.
   *
   * @return an outcome for each change that needs nothing more
   */
  List<Outcome> enter(Survey survey) {
    open.begin();
    news = open.hasNewRemovals();
    List<Outcome> outcomes = new ArrayList<>();
    survey.missing().forEach(place -> depart(place).ifPresent(outcomes::add));
    survey.changed().forEach(place -> change(place).ifPresent(outcomes::add));
    survey
        .touched()
        .forEach(place -> outcomes.add(unchanged(unitAt(place), "the same bytes again")));
    return outcomes;
  }

  private Optional<Outcome> depart(Place place) {
    Optional<OpenChange> before = open.undo(place.origin().path());
    news |= before.isPresent();
    Optional<String> unit = servingAt(place);
    unit.ifPresent(name -> open.depart(name, place.origin().path()));
    return unit.isPresent()
        ? Optional.empty()
        : before.map(change -> unchanged(change.unit(), "it was removed before it ever served"));
  }

  private Optional<Outcome> change(Place place) {
    Path path = place.origin().path();
    Optional<String> servingThere = servingAt(place);
    Draft draft;
    try {
      draft = Draft.of(place, servingThere.map(name -> serving.get(name).generation().snapshot()));
    } catch (Refusal refusal) {
      open.arrive(unitAt(place), path, Optional.empty()).refuse(Failure.of(Stage.READ, refusal));
      return Optional.empty();
    }
    news = true;
    open.stay(draft.name());
    if (isWhatServes(draft)) {
      open.undo(path);
      List<Diagnostic> gone = errorsNoMore(draft.name());
      return Optional.of(
          unchanged(
              draft.name(),
              "what lies on disk is what serves"
                  + (gone.isEmpty() ? "" : " (" + Outcome.gone(gone) + ")")));
    }
    servingThere
        .filter(name -> !name.equals(draft.name()))
        .ifPresent(name -> open.makeRoom(name, path));
    open.arrive(draft.name(), path, Optional.of(draft));
    return Optional.empty();
  }

  private boolean isWhatServes(Draft draft) {
    Serving current = serving.get(draft.name());
    return current != null && current.isMadeFrom(draft);
  }

  private static Outcome unchanged(String unit, String reason) {
    return new Outcome.Unchanged(List.of(unit), reason, Instant.now());
  }

  private Optional<String> servingAt(Place place) {
    return Optional.ofNullable(servingAt.get(place.origin().path()));
  }

  private String unitAt(Place place) {
    Path path = place.origin().path();
    return open.at(path)
        .map(OpenChange::unit)
        .or(() -> servingAt(place))
        .orElseGet(() -> path.getFileName().toString());
  }

  /** Whether there is anything to load or remove since the last pass. */
  boolean hasNews() {
    return news;
  }

  /** Places to look at again, whatever the hints say, because they may still be in the making. */
  Hint undecidedPlaces() {
    return open.undecidedPlaces();
  }

  /** The time until the next decision has to be made; nothing if there is none to make. */
  Optional<Duration> timeToDecide() {
    return open.timeToDecide();
  }

  /** The names of all units, whether they serve or not. */
  Set<String> units() {
    Set<String> names = new TreeSet<>(serving.keySet());
    candidates().forEach(change -> names.add(change.unit()));
    return names;
  }

  /** Whether there is a unit of a name, whether it serves or not. */
  boolean isUnit(String name) {
    return serving.containsKey(name)
        || candidates().stream().anyMatch(change -> change.unit().equals(name));
  }

  /** All units as they would be if every open change were taken. */
  Plan plan() {
    return plan(candidates());
  }

  /** All units as they would be if only the open changes were taken that were not rejected yet. */
  Plan planWithoutRejected() {
    return plan(candidates().stream().filter(change -> !change.isRejected()).toList());
  }

  private Plan plan(Collection<OpenChange> changes) {
    Map<String, Draft> drafts = new HashMap<>();
    serving.forEach((name, unit) -> drafts.put(name, unit.draft()));
    Set<String> removed = open.removals();
    drafts.keySet().removeAll(removed);
    changes.forEach(change -> drafts.put(change.unit(), change.draft().orElseThrow()));
    return new Plan(drafts, removed, open.successors());
  }

  private Collection<OpenChange> candidates() {
    return open.candidates(
        unit -> Optional.ofNullable(serving.get(unit)).map(known -> known.draft().path()));
  }

  /** The units that changed: to be loaded, or to be removed. */
  Set<String> changedUnits() {
    Set<String> names = open.removals();
    candidates().forEach(change -> names.add(change.unit()));
    return names;
  }

  /** Takes the units that were refused only for company with a change rejected before. */
  Set<String> takeHeldUpUnits() {
    return open.takeHeldUp();
  }

  /** Whether any unit of a group serves. */
  boolean serves(Set<String> group) {
    return group.stream().anyMatch(serving::containsKey);
  }

  /** Notes that a group can't be loaded as it is. */
  void refused(Set<String> group, Failure failure) {
    open.refuse(group, candidates(), failure);
  }

  /** The units that serve class files of a build, although they have sources. */
  List<Draft> uncompiled() {
    return serving.values().stream()
        .filter(unit -> !unit.isCompiled() && unit.draft().sources().isPresent())
        .map(Serving::draft)
        .toList();
  }

  /** The units that serve what their sources compile to. */
  List<Draft> compiled() {
    return serving.values().stream().filter(Serving::isCompiled).map(Serving::draft).toList();
  }

  /** Notes that the sources of what serves compile. */
  void compiles(String unit) {
    serving.computeIfPresent(unit, (name, known) -> known.compiled());
  }

  /** Notes that a group serves now. */
  Outcome accepted(
      Map<String, Serving> loaded, List<String> removed, SortedMap<Stage, Duration> took) {
    Map<String, SortedSet<String>> files = new TreeMap<>();
    List<Diagnostic> warnings = new ArrayList<>();
    List<Diagnostic> gone = new ArrayList<>();
    loaded.forEach(
        (name, unit) -> {
          Draft draft = unit.draft();
          Serving before = serving.put(name, unit);
          if (before != null) {
            servingAt.remove(before.draft().path(), name);
          }
          servingAt.put(draft.path(), name);
          SortedSet<String> changed =
              before == null ? new TreeSet<>() : draft.differencesFrom(before.draft());
          if (!changed.isEmpty()) {
            files.put(name, changed);
          }
          warnings.addAll(unit.warnings());
          gone.addAll(errorsNoMore(name));
          open.close(draft);
        });
    removed.forEach(
        name -> {
          servingAt.remove(serving.remove(name).draft().path(), name);
          told.remove(name);
          open.stay(name);
        });
    List<Unit> units = loaded.keySet().stream().map(this::unit).toList();
    return new Outcome.Swapped(units, removed, files, warnings, gone, took, Instant.now());
  }

  private List<Diagnostic> errorsNoMore(String unit) {
    return Optional.ofNullable(told.remove(unit)).orElse(List.of());
  }

  /** Rejects what has stayed for long enough as it is, and tells each reason once. */
  List<Outcome> giveUp() {
    return open.reject().stream().map(this::rejected).toList();
  }

  private Outcome rejected(List<OpenChange> changes) {
    List<String> names = changes.stream().map(OpenChange::unit).distinct().toList();
    Failure failure = changes.get(0).failure();
    List<Diagnostic> errors =
        failure.diagnostics().stream()
            .filter(diagnostic -> diagnostic.kind() == Diagnostic.Kind.ERROR)
            .toList();
    names.forEach(name -> told.put(name, errors));
    return new Outcome.Rejected(
        names,
        failure.stage(),
        failure.reason(),
        failure.diagnostics(),
        names.stream()
            .filter(serving::containsKey)
            .map(name -> serving.get(name).generation().toString())
            .toList(),
        Instant.now());
  }

  /** What to tell of a module that never reloads and has changed. */
  Outcome restartNeeded(FixedModules.Change change) {
    List<String> waiting =
        serving.values().stream()
            .map(Serving::draft)
            .filter(draft -> draft.requires().contains(change.module()))
            .map(Draft::name)
            .toList();
    return new Outcome.RestartNeeded(change.module(), change.built(), waiting, Instant.now());
  }

  /** All units as they are now, for whoever asks. */
  List<Unit> published() {
    Map<String, Unit> units = new TreeMap<>();
    open.arrivals().forEach(change -> units.put(change.unit(), down(change)));
    serving.keySet().forEach(name -> units.put(name, unit(name)));
    return List.copyOf(units.values());
  }

  private static Unit down(OpenChange change) {
    return new Unit(change.unit(), 0, Instant.now(), "", change.path(), List.of(), Unit.State.DOWN);
  }

  private Unit unit(String name) {
    boolean stale =
        open.arrivals().stream()
            .anyMatch(change -> change.unit().equals(name) && change.isRejected());
    return serving.get(name).unit(stale ? Unit.State.STALE : Unit.State.LIVE);
  }
}
