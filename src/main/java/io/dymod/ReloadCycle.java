package io.dymod;

import io.dymod.change.Content;
import io.dymod.change.FixedModules;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.change.Surveyor;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import io.dymod.retire.Retirement;
import io.dymod.serve.Switchboard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One pass from what lies on disk to what serves: the table of contents of a reload. Everything up
 * to the swap is private to the reload thread. A refusal on the way is told, and what served goes
 * on.
 */
final class ReloadCycle {

  private final Surveyor surveyor;
  private final Optional<ModuleCompiler> compiler;
  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final Ledger ledger;
  private final FixedModules fixed;
  private final Handover handover;
  private final Retirement retirement;
  private boolean started;

  ReloadCycle(
      Surveyor surveyor,
      Optional<ModuleCompiler> compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Ledger ledger,
      FixedModules fixed,
      Handover handover,
      Retirement retirement) {
    this.surveyor = surveyor;
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.ledger = ledger;
    this.fixed = fixed;
    this.handover = handover;
    this.retirement = retirement;
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
      fixed.newlyChanged().forEach(module -> outcomes.add(ledger.restartNeeded(module)));
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

  private List<Outcome> reload(Plan plan, Set<String> changed, Stopwatch stopwatch)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Set<String> group : plan.groups(changed)) {
      for (Set<String> together : steps(group, plan)) {
        try {
          outcomes.add(reload(together, plan, stopwatch.split()));
        } catch (Refused refused) {
          ledger.refused(together, refused.stage, refused.reason);
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

  /**
   * A group of units that go live together. Of one that does not, what its code has started is
   * ended.
   */
  private Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch)
      throws Refused, InterruptedException {
    List<Candidate> started = new ArrayList<>();
    try {
      Outcome swapped = reload(group, plan, stopwatch, started);
      started.clear();
      return swapped;
    } finally {
      started.forEach(retirement::discard);
    }
  }

  /** Compile, load, serve, retire. */
  private Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch, List<Candidate> started)
      throws Refused, InterruptedException {
    Map<String, Generation> loaded = new LinkedHashMap<>();
    for (Draft draft : stage(Stage.READ, stopwatch, () -> plan.order(group))) {
      List<Generation> required = generations(plan.requiredBy(draft.name()), loaded);
      Stage before = draft.sources().isPresent() ? Stage.COMPILE : Stage.READ;
      Snapshot snapshot = stage(before, stopwatch, () -> snapshot(draft, required));
      Candidate candidate =
          stage(
              Stage.RESOLVE,
              stopwatch,
              () -> loader.define(snapshot, required, beside(group, loaded), ledger.units()));
      stage(Stage.CHECK, stopwatch, () -> loader.check(candidate, required));
      started.add(candidate);
      loaded.put(draft.name(), stage(Stage.REHEARSE, stopwatch, () -> loader.rehearse(candidate)));
    }
    List<String> removed = group.stream().filter(unit -> !loaded.containsKey(unit)).toList();
    stage(Stage.SWAP, stopwatch, () -> handOver(group, loaded.values()));
    List<Generation> left =
        switchboard.swap(
            switchboard.edition().with(loaded.values()).without(removed, Instant.now()));
    stopwatch.lap(Stage.SWAP);
    Outcome swapped = ledger.accepted(loaded, removed, plan, stopwatch.laps());
    retirement.retire(left);
    return swapped;
  }

  private Void handOver(Set<String> group, Collection<Generation> loaded) throws Refusal {
    handover.run(generations(group, Map.of()), loaded);
    return null;
  }

  /** The generations that will serve beside those of a group. */
  private List<Generation> beside(Set<String> group, Map<String, Generation> loaded) {
    List<Generation> others = new ArrayList<>(loaded.values());
    switchboard.edition().generations().values().stream()
        .filter(generation -> !group.contains(generation.unit()))
        .forEach(others::add);
    return others;
  }

  private Snapshot snapshot(Draft draft, List<Generation> required) throws Refusal {
    if (draft.sources().isEmpty()) {
      return draft.snapshot(draft.place().content());
    }
    Map<String, Content> units = new TreeMap<>();
    required.forEach(unit -> units.put(unit.unit(), unit.snapshot().content()));
    return draft.snapshot(compiler.orElseThrow().compile(draft.sources().get(), units));
  }

  /**
   * The generations that a unit is loaded against: those of this very group before those that
   * serve.
   */
  private List<Generation> generations(Set<String> names, Map<String, Generation> loaded) {
    List<Generation> generations = new ArrayList<>();
    for (String name : names) {
      Optional.ofNullable(loaded.get(name))
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
      throw new Refused(stage, refusal.getMessage());
    } catch (RuntimeException | Error fault) {
      throw new Refused(stage, Refusal.words(fault));
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

    private final Stage stage;
    private final String reason;

    Refused(Stage stage, String reason) {
      super(reason, null, false, false);
      this.stage = stage;
      this.reason = reason;
    }
  }
}
