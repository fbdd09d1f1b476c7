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
   * it gets.
   *
   * @return the outcomes decided in this pass; a change that can't be loaded is not among them for
   *     as long as it may still be in the making
   */
  List<Outcome> run(Hint hint) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    Survey survey = surveyor.look(hint.and(ledger.undecidedPlaces()));
    List<Outcome> outcomes = new ArrayList<>(ledger.enter(survey));
    stopwatch.lap(Stage.READ);
    if (ledger.hasNews()) {
      hideBootCopies();
      // Each round closes a change or is the last; what was refused may have waited for another's.
      boolean progress = true;
      while (progress && !ledger.changedUnits().isEmpty()) {
        List<Outcome> swaps = reload(ledger.plan(), ledger.changedUnits(), stopwatch);
        swaps.addAll(reload(ledger.planWithoutRejected(), ledger.takeHeldUpUnits(), stopwatch));
        outcomes.addAll(swaps);
        progress = !swaps.isEmpty();
      }
    }
    outcomes.addAll(ledger.giveUp());
    if (hint.everything()) {
      fixed.newlyChanged().forEach(change -> outcomes.add(ledger.restartNeeded(change)));
    }
    return outcomes;
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

  private List<Outcome> reload(Plan plan, Set<String> changed, Stopwatch stopwatch)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Set<String> group : plan.groups(changed)) {
      for (Set<String> together : steps(group, plan)) {
        try {
          outcomes.add(reload(together, plan, stopwatch.split()));
        } catch (Refused refused) {
          ledger.refused(together, refused.failure);
        }
      }
    }
    return outcomes;
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
  private Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch)
      throws Refused, InterruptedException {
    Map<String, Serving> loaded = new LinkedHashMap<>();
    for (Draft draft : stage(Stage.READ, stopwatch, () -> plan.order(group))) {
      List<Generation> required = generations(plan.requiredBy(draft.name()), loaded);
      Stage before = draft.sources().isPresent() ? Stage.COMPILE : Stage.READ;
      Compilation compiled = stage(before, stopwatch, () -> compile(draft, required));
      Snapshot snapshot = stage(before, stopwatch, () -> draft.snapshot(compiled.content()));
      Candidate candidate =
          stage(
              Stage.RESOLVE,
              stopwatch,
              () -> loader.define(snapshot, required, beside(group, loaded), ledger.units()));
      stage(Stage.CHECK, stopwatch, () -> loader.check(candidate, required));
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

  /** The generations that will serve beside those of a group. */
  private List<Generation> beside(Set<String> group, Map<String, Serving> loaded) {
    List<Generation> others = new ArrayList<>();
    loaded.values().forEach(unit -> others.add(unit.generation()));
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
