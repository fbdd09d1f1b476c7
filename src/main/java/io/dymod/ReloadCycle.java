package io.dymod;

import io.dymod.change.Content;
import io.dymod.change.FixedModules;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.change.Surveyor;
import io.dymod.compile.Compilation;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import io.dymod.serve.Switchboard;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass from what lies on disk to what serves: the table of contents of a reload. Everything up
 * to the swap is private to the reload thread. A refusal on the way is told, and what served goes
 * on.
 */
final class ReloadCycle {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final Surveyor surveyor;
  private final Optional<ModuleCompiler> compiler;
  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final Ledger ledger;
  private final FixedModules fixed;
  private boolean started;

  ReloadCycle(
      Surveyor surveyor,
      Optional<ModuleCompiler> compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Ledger ledger,
      FixedModules fixed) {
    this.surveyor = surveyor;
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.ledger = ledger;
    this.fixed = fixed;
  }

  /**
   * Looks where a hint says, and where something is undecided, and takes what has changed as far as
   * it gets. What becomes different while it is on its way is taken from the start.
   *
   * @param settling waited for before anything is compiled, or any code of a unit runs
   * @return the outcomes decided in this pass; a change that can't be loaded is not among them for
   *     as long as it may still be in the making
   */
  List<Outcome> run(Hint hint, Settling settling) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    Optional<Survey> next = Optional.of(surveyor.look(hint.and(ledger.undecidedPlaces())));
    List<Outcome> outcomes = new ArrayList<>();
    boolean news = false;
    while (next.isPresent()) {
      outcomes.addAll(ledger.enter(different(next.get())));
      stopwatch.lap(Stage.READ);
      news |= ledger.hasNews();
      next = Optional.empty();
      try {
        if (news) {
          reloadChanged(stopwatch, settling, outcomes);
        }
      } catch (Unsettled different) {
        stopwatch.lap(Stage.SETTLE);
        next = Optional.of(different.survey);
      }
    }
    outcomes.addAll(ledger.giveUp());
    if (hint.everything()) {
      fixed.newlyChanged().forEach(change -> outcomes.add(ledger.restartNeeded(change)));
    }
    return outcomes;
  }

  private void reloadChanged(Stopwatch stopwatch, Settling settling, List<Outcome> outcomes)
      throws Unsettled, InterruptedException {
    hideBootCopies();
    // Each round closes a change or is the last; what was refused may have waited for another's.
    boolean progress = true;
    Set<String> changed = ledger.changedUnits();
    while (progress && !changed.isEmpty()) {
      int before = outcomes.size();
      Stopwatch planning = stopwatch.split();
      reload(changed, ledger.plan(), planning, settling, outcomes);
      Set<String> heldUp = ledger.takeHeldUpUnits();
      if (!heldUp.isEmpty()) {
        planning = stopwatch.split();
        reload(heldUp, ledger.planWithoutRejected(), planning, settling, outcomes);
      }
      progress = outcomes.size() > before;
      changed = ledger.changedUnits();
    }
  }

  /**
   * At the start a unit's copy in the boot layer is hidden even if the unit can't be loaded, for it
   * is the unit that was asked for. Later on, a copy serves until a generation has taken its place.
   */
  private void hideBootCopies() {
    if (!started) {
      started = true;
      switchboard.swap(switchboard.edition().withUnits(ledger.units()));
    }
  }

  /** Does now what the next reload need not wait for. */
  void makeReady() {
    loader.makeReady();
  }

  /** Lets go of what was made ready. */
  void close() {
    loader.close();
  }

  /** Takes a turn of the warm-up: compiles a file of one of the units that have sources. */
  boolean exercise(int turn) {
    List<Draft> drafts = ledger.compiled();
    if (drafts.isEmpty()) {
      return false;
    }
    Draft draft = drafts.get(turn % drafts.size());
    return compiler
        .orElseThrow()
        .exercise(
            draft.sources().orElseThrow(),
            classes(generations(ledger.plan().requiredBy(draft.name()), Map.of())),
            turn / drafts.size());
  }

  /** Notes how what never reloads is at the start. It takes a while, so it is not done before. */
  void rememberFixedModules() {
    fixed.remember(ledger.units());
  }

  /**
   * Compiles the units once that a build's class files serve for, so that it is known whether they
   * compile here, and the first change of one does not have to wait for it.
   */
  void compileAhead() {
    for (Draft draft : ledger.uncompiled()) {
      List<Generation> required = generations(ledger.plan().requiredBy(draft.name()), Map.of());
      try {
        compiler.orElseThrow().prepare(draft.sources().get(), classes(required));
        ledger.compiles(draft.name());
      } catch (Refusal refusal) {
        LOG.warn(
            "{} does not compile here, so class files of its build are taken: {}",
            draft.name(),
            refusal.getMessage());
      }
    }
  }

  private void reload(
      Set<String> changed,
      Plan plan,
      Stopwatch stopwatch,
      Settling settling,
      List<Outcome> outcomes)
      throws Unsettled, InterruptedException {
    List<Set<String>> groups = plan.groups(changed);
    stopwatch.lap(Stage.READ);
    for (Set<String> group : groups) {
      for (Set<String> together : steps(group, plan)) {
        try {
          outcomes.add(reload(together, plan, stopwatch.split(), settling));
        } catch (Refused refused) {
          ledger.refused(together, refused.failure);
        }
      }
    }
  }

  /**
   * Where nothing of a group serves yet, there is nothing to swap with, and each unit goes live as
   * soon as it can: the next one's providers may ask for its services when they are constructed.
   */
  private List<Set<String>> steps(Set<String> group, Plan plan) {
    try {
      return ledger.serves(group)
          ? List.of(group)
          : plan.order(group).stream().map(draft -> Set.of(draft.name())).toList();
    } catch (Refusal circle) {
      return List.of(group);
    }
  }

  /** Compile, load, serve: for a group of units that go live together. */
  private Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch, Settling settling)
      throws Refused, Unsettled, InterruptedException {
    Map<String, Serving> loaded = new LinkedHashMap<>();
    Set<String> units = ledger.units();
    for (Draft draft : stage(Stage.READ, stopwatch, () -> plan.order(group))) {
      List<Generation> required = generations(plan.requiredBy(draft.name()), loaded);
      Stage before = draft.sources().isPresent() ? Stage.COMPILE : Stage.READ;
      if (loaded.isEmpty() && draft.sources().isPresent()) {
        settle(settling, stopwatch);
      }
      Compilation compiled = stage(before, stopwatch, () -> compile(draft, required));
      Snapshot snapshot = stage(before, stopwatch, () -> draft.snapshot(compiled.content()));
      Candidate candidate =
          stage(
              Stage.RESOLVE,
              stopwatch,
              () -> loader.define(snapshot, required, beside(snapshot, group, loaded), units));
      stage(Stage.CHECK, stopwatch, () -> loader.check(candidate, required));
      if (loaded.isEmpty()) {
        settle(candidate, settling, stopwatch);
      }
      Generation generation = stage(Stage.REHEARSE, stopwatch, () -> loader.rehearse(candidate));
      loaded.put(draft.name(), serving(draft, generation, compiled));
    }
    List<String> removed = group.stream().filter(unit -> !loaded.containsKey(unit)).toList();
    List<Generation> next = loaded.values().stream().map(Serving::generation).toList();
    switchboard.swap(switchboard.edition().with(next).without(removed, Instant.now()));
    stopwatch.lap(Stage.SWAP);
    return ledger.accepted(loaded, removed, stopwatch.laps());
  }

  private static Serving serving(Draft draft, Generation generation, Compilation compiled) {
    List<Diagnostic> warnings = compiled.findings().stream().map(Diagnostic::of).toList();
    return new Serving(draft, generation, compiled.isCompiled(), warnings);
  }

  /** Before it is too late: nothing of the group has been swapped, and no code of it has run. */
  private void settle(Candidate candidate, Settling settling, Stopwatch stopwatch)
      throws Refused, Unsettled, InterruptedException {
    try {
      settle(settling, stopwatch);
    } catch (Unsettled different) {
      loader.drop(candidate);
      throw different;
    }
  }

  private void settle(Settling settling, Stopwatch stopwatch)
      throws Refused, Unsettled, InterruptedException {
    for (Hint more = settling.await(); !more.isEmpty(); more = settling.await()) {
      Hint hint = more;
      stopwatch.lap(Stage.SETTLE);
      Survey survey = stage(Stage.READ, stopwatch, () -> different(surveyor.look(hint)));
      if (!survey.isEmpty()) {
        throw new Unsettled(survey);
      }
    }
    stopwatch.lap(Stage.SETTLE);
  }

  /** Of a change that is under way, it is no news that it was written with the same bytes again. */
  private Survey different(Survey survey) {
    Set<Path> underWay = ledger.undecidedPlaces().paths();
    return new Survey(
        survey.changed(),
        survey.touched().stream()
            .filter(place -> !underWay.contains(place.origin().path()))
            .toList(),
        survey.missing());
  }

  /**
   * The generations that could be in the way of a unit's packages. Of those that serve there is
   * none if the unit's own serving generation, which they get on with, has the same packages.
   */
  private List<Generation> beside(
      Snapshot snapshot, Set<String> group, Map<String, Serving> loaded) {
    List<Generation> others = new ArrayList<>();
    loaded.values().forEach(unit -> others.add(unit.generation()));
    Optional<Generation> own = switchboard.edition().generation(snapshot.name());
    if (own.filter(serving -> serving.hasPackagesOf(snapshot)).isPresent()) {
      return others;
    }
    switchboard.edition().generations().values().stream()
        .filter(generation -> !group.contains(generation.unit()))
        .forEach(others::add);
    return others;
  }

  private Compilation compile(Draft draft, List<Generation> required) throws Refusal {
    return draft.sources().isPresent()
        ? compiler.orElseThrow().compile(draft.sources().get(), classes(required))
        : Compilation.none(draft.place().content());
  }

  private static Map<String, Content> classes(List<Generation> units) {
    Map<String, Content> classes = new TreeMap<>();
    units.forEach(unit -> classes.put(unit.unit(), unit.snapshot().content()));
    return classes;
  }

  /**
   * The generations that a unit is loaded against: those of this very group before those that
   * serve.
   */
  private List<Generation> generations(Set<String> names, Map<String, Serving> loaded) {
    List<Generation> generations = new ArrayList<>();
    for (String name : names) {
      Optional.ofNullable(loaded.get(name))
          .map(Serving::generation)
          .or(() -> switchboard.edition().generation(name))
          .ifPresent(generations::add);
    }
    return generations;
  }

  /**
   * Goes through a stage, and takes its time. Whatever fails in it ends the pass of the group, and
   * nothing but that; faults that nobody thought of included.
   */
  private static <T> T stage(Stage stage, Stopwatch stopwatch, Step<T> step)
      throws Refused, InterruptedException {
    try {
      return step.take();
    } catch (Refusal refusal) {
      throw new Refused(Failure.of(stage, refusal));
    } catch (RuntimeException | Error fault) {
      throw new Refused(new Failure(stage, Refusal.words(fault)));
    } finally {
      stopwatch.lap(stage);
    }
  }

  /** What a stage does. */
  private interface Step<T> {

    T take() throws Refusal, InterruptedException;
  }

  /** What was being reloaded has become different meanwhile. */
  private static final class Unsettled extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Survey survey;

    Unsettled(Survey survey) {
      super("it has become different", null, false, false);
      this.survey = survey;
    }
  }

  /** Ends the pass of one group. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Refused(Failure failure) {
      super(failure.reason(), null, false, false);
      this.failure = failure;
    }
  }
}
