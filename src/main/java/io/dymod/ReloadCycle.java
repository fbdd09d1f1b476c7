package io.dymod;

import io.dymod.change.Content;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.change.Surveyor;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.serve.Switchboard;
import java.time.Instant;
import java.util.ArrayList;
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

  ReloadCycle(
      Surveyor surveyor,
      Optional<ModuleCompiler> compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Ledger ledger) {
    this.surveyor = surveyor;
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.ledger = ledger;
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
      switchboard.swap(switchboard.edition().withUnits(ledger.units()));
      outcomes.addAll(reload(new Plan(ledger.drafts()), ledger.changedUnits(), stopwatch));
      outcomes.addAll(
          reload(new Plan(ledger.draftsWithoutRejected()), ledger.heldUpUnits(), stopwatch));
    }
    outcomes.addAll(ledger.giveUp());
    return outcomes;
  }

  private List<Outcome> reload(Plan plan, Set<String> changed, Stopwatch stopwatch)
      throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Set<String> group : plan.groups(changed)) {
      try {
        outcomes.add(reload(group, plan, stopwatch.split()));
      } catch (Refused refused) {
        ledger.refused(group, refused.stage, refused.reason);
      }
    }
    return outcomes;
  }

  /** Compile, load, serve: for a group of units that go live together. */
  private Outcome reload(Set<String> group, Plan plan, Stopwatch stopwatch)
      throws Refused, InterruptedException {
    Map<String, Generation> loaded = new LinkedHashMap<>();
    for (Draft draft : order(group, plan)) {
      Map<String, Generation> required = generations(plan.requiredBy(draft.name()), loaded);
      Content classes = compile(draft, required);
      stopwatch.lap(draft.sources().isPresent() ? Stage.COMPILE : Stage.READ);
      loaded.put(draft.name(), load(draft, classes, required));
      stopwatch.lap(Stage.LOAD);
    }
    List<String> removed = group.stream().filter(unit -> !loaded.containsKey(unit)).toList();
    switchboard.swap(switchboard.edition().with(loaded.values()).without(removed, Instant.now()));
    stopwatch.lap(Stage.SWAP);
    return ledger.accepted(loaded, removed, plan.drafts(), stopwatch.laps());
  }

  private static List<Draft> order(Set<String> group, Plan plan) throws Refused {
    try {
      return plan.order(group);
    } catch (Refusal circle) {
      throw new Refused(Stage.LOAD, circle.getMessage());
    }
  }

  private Content compile(Draft draft, Map<String, Generation> required) throws Refused {
    if (draft.sources().isEmpty()) {
      return draft.place().content();
    }
    Map<String, Content> units = new TreeMap<>();
    required.forEach((name, generation) -> units.put(name, generation.snapshot().content()));
    try {
      return compiler.orElseThrow().compile(draft.sources().get(), units);
    } catch (Refusal errors) {
      throw new Refused(Stage.COMPILE, errors.getMessage());
    }
  }

  private Generation load(Draft draft, Content classes, Map<String, Generation> required)
      throws Refused, InterruptedException {
    try {
      return loader.load(draft.snapshot(classes), List.copyOf(required.values()), ledger.units());
    } catch (Refusal refusal) {
      throw new Refused(Stage.LOAD, refusal.getMessage());
    }
  }

  /**
   * The generations that a unit is loaded against: those of this very group before those that
   * serve.
   */
  private Map<String, Generation> generations(Set<String> names, Map<String, Generation> loaded) {
    Map<String, Generation> generations = new TreeMap<>();
    for (String name : names) {
      Optional.ofNullable(loaded.get(name))
          .or(() -> switchboard.edition().generation(name))
          .ifPresent(generation -> generations.put(name, generation));
    }
    return generations;
  }

  /** Ends the pass of one group. */
  private static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Stage stage;
    private final String reason;

    Refused(Stage stage, String reason) {
      super(reason, null, false, false);
      this.stage = stage;
      this.reason = reason;
    }
  }
}
