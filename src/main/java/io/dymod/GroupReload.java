package io.dymod;

import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.compile.Compilation;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import io.dymod.retire.Exit;
import io.dymod.serve.Switchboard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a group of units that go live together, a line a stage: compile, load, serve, retire.
 * Used by the reload thread alone.
 */
final class GroupReload {

  private final UnitCompiler compiler;
  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final Ledger ledger;
  private final Handover handover;
  private final Exit exit;

  GroupReload(
      UnitCompiler compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Ledger ledger,
      Handover handover,
      Exit exit) {
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.ledger = ledger;
    this.handover = handover;
    this.exit = exit;
  }

  /** Waits until nobody writes any more. */
  interface Wait {

    /**
     * Waits, and looks.
     *
     * @throws Unsettled if something has become different
     */
    void untilSettled(Stopwatch stopwatch) throws Unsettled, InterruptedException;
  }

  /**
   * A group of units that go live together. Of one that does not, what its code has started is
   * ended.
   */
  Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch, Wait wait)
      throws Refused, Unsettled, InterruptedException {
    List<Candidate> started = new ArrayList<>();
    try {
      Outcome swapped = reload(group, plan, stopwatch, wait, started);
      started.clear();
      return swapped;
    } finally {
      loader.endRehearsals();
      started.forEach(exit::discard);
    }
  }

  /** Compile, load, serve, retire. */
  private Outcome reload(
      Set<String> group, Plan plan, Stopwatch stopwatch, Wait wait, List<Candidate> started)
      throws Refused, Unsettled, InterruptedException {
    Map<String, Serving> loaded = new LinkedHashMap<>();
    for (Draft draft : stage(Stage.READ, stopwatch, () -> plan.order(group))) {
      List<Generation> required = generations(plan.requiredBy(draft.name()), loaded);
      Stage before = draft.sources().isPresent() ? Stage.COMPILE : Stage.READ;
      if (loaded.isEmpty() && draft.sources().isPresent()) {
        wait.untilSettled(stopwatch);
      }
      Compilation compiled = stage(before, stopwatch, () -> compiler.compile(draft, required));
      Snapshot snapshot = stage(before, stopwatch, () -> snapshot(draft, compiled));
      Candidate candidate =
          stage(
              Stage.RESOLVE,
              stopwatch,
              () ->
                  loader.define(
                      snapshot, required, beside(snapshot, group, loaded), ledger::isUnit));
      stage(Stage.CHECK, stopwatch, () -> loader.check(candidate, required));
      if (loaded.isEmpty()) {
        settle(candidate, wait, stopwatch);
      }
      started.add(candidate);
      Generation generation = stage(Stage.REHEARSE, stopwatch, () -> loader.rehearse(candidate));
      loaded.put(draft.name(), serving(draft, generation, compiled));
    }
    List<String> removed = group.stream().filter(unit -> !loaded.containsKey(unit)).toList();
    List<Generation> next = loaded.values().stream().map(Serving::generation).toList();
    stage(Stage.SWAP, stopwatch, () -> handOver(group, next));
    List<Generation> left = switchboard.swap(next, removed);
    stopwatch.lap(Stage.SWAP);
    Outcome swapped = ledger.accepted(loaded, removed, stopwatch.laps());
    exit.retire(left);
    return swapped;
  }

  private Snapshot snapshot(Draft draft, Compilation compiled) throws Refusal {
    return draft.snapshot(
        compiled.content(),
        switchboard.edition().generation(draft.name()).map(Generation::snapshot));
  }

  private Void handOver(Set<String> group, Collection<Generation> loaded) throws Refusal {
    handover.run(generations(group, Map.of()), loaded);
    return null;
  }

  private static Serving serving(Draft draft, Generation generation, Compilation compiled) {
    List<Diagnostic> warnings = compiled.findings().stream().map(Diagnostic::of).toList();
    return new Serving(draft, generation, compiled.isCompiled(), warnings);
  }

  /** Before it is too late: nothing of the group has been swapped, and no code of it has run. */
  private void settle(Candidate candidate, Wait wait, Stopwatch stopwatch)
      throws Unsettled, InterruptedException {
    try {
      wait.untilSettled(stopwatch);
    } catch (Unsettled different) {
      loader.drop(candidate);
      throw different;
    }
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
  static final class Unsettled extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Survey survey;

    Unsettled(Survey survey) {
      super("it has become different", null, false, false);
      this.survey = survey;
    }

    /** What is different. */
    Survey survey() {
      return survey;
    }
  }

  /** Ends the pass of one group. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Refused(Failure failure) {
      super(failure.reason(), null, false, false);
      this.failure = failure;
    }

    /** Why. */
    Failure failure() {
      return failure;
    }
  }
}
