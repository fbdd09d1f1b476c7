package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import io.dymod.retire.RetirementSink;
import io.dymod.serve.Switchboard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * The way of a group of units that go live together, in two steps: {@link #prepare} compiles,
 * defines and checks all of them, {@link #commit} runs their constructors and swaps. Nothing that
 * serves is touched before the swap, and no code of a unit runs before all of them are proven. Used
 * by the reload thread alone.
 */
final class GroupReload {

  private final UnitCompiler compiler;
  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final Handover handover;
  private final RetirementSink sink;

  GroupReload(
      UnitCompiler compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Handover handover,
      RetirementSink sink) {
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.handover = handover;
    this.sink = sink;
  }

  /** The generations that serve now, by unit. */
  Map<String, Generation> serving() {
    return switchboard.edition().generations();
  }

  /** Hides what modules of these names provide in the layers below. */
  void hideBootCopies(Collection<String> units) {
    switchboard.hide(units);
  }

  /**
   * Compiles, defines and checks a group.
   *
   * @param plan says what is required, and in which order to go
   * @param group the names of its units
   * @param isUnit whether a module is a unit
   * @throws GroupFailure if one of them can't be loaded
   */
  Prepared prepare(Plan plan, Set<String> group, Predicate<String> isUnit, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    Prepared prepared = new Prepared(group);
    boolean complete = false;
    try {
      for (UnitSource source : plan.order(group)) {
        List<Candidate> required = prepared.versions(plan.requiredBy(source.name()), serving());
        prepared.add(prepare(source, required, prepared, isUnit, stopwatch));
      }
      complete = true;
      return prepared;
    } finally {
      if (!complete) {
        drop(prepared);
      }
    }
  }

  private Prepared.Member prepare(
      UnitSource source,
      List<Candidate> required,
      Prepared prepared,
      Predicate<String> isUnit,
      Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    Way way = new Way(Set.of(source.name()), stopwatch);
    Stage before = source.sources().isPresent() ? Stage.COMPILE : Stage.READ;
    Compilation compiled = way.go(before, () -> compiler.compile(source, required));
    Snapshot snapshot = way.go(before, () -> snapshot(source, compiled));
    Candidate candidate =
        way.go(
            Stage.RESOLVE,
            () -> loader.define(snapshot, required, beside(snapshot, prepared), isUnit));
    boolean checked = false;
    try {
      SortedSet<String> missing = way.go(Stage.CHECK, () -> loader.check(candidate, required));
      checked = true;
      return new Prepared.Member(source, compiled, candidate, missing);
    } finally {
      if (!checked) {
        loader.drop(candidate);
      }
    }
  }

  private Snapshot snapshot(UnitSource source, Compilation compiled) throws Refusal {
    return source.snapshot(
        compiled.content(),
        Optional.ofNullable(serving().get(source.name())).map(Generation::snapshot));
  }

  /**
   * The versions of units that could be in the way of a unit's packages. Of those that serve there
   * is none if the unit's own serving generation, which they get on with, has the same packages.
   */
  private List<Candidate> beside(Snapshot snapshot, Prepared prepared) {
    List<Candidate> others = new ArrayList<>();
    prepared.members().forEach(member -> others.add(member.candidate()));
    Generation own = serving().get(snapshot.name());
    if (own == null || !own.hasPackagesOf(snapshot)) {
      serving().values().stream()
          .filter(generation -> !prepared.group().contains(generation.unit()))
          .forEach(generation -> others.add(generation.candidate()));
    }
    return others;
  }

  /** Forgets a group of which no code has run. */
  void drop(Prepared prepared) {
    prepared.members().forEach(member -> loader.drop(member.candidate()));
  }

  /**
   * Makes a prepared group live: in place if it can be, and else by constructing its providers.
   *
   * @param live the units that serve, by name
   * @throws GroupFailure if a constructor fails, or what only one can have is not passed on; then
   *     what the group's code has started is ended
   */
  Swap commit(Prepared prepared, Map<String, LiveUnit> live, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    InPlaceChange inPlace = new InPlaceChange(prepared, live);
    Optional<String> obstacle = Optional.empty();
    if (loader.reviser().isPresent() && !inPlace.isOfNewUnits()) {
      try {
        Map<Prepared.Member, Generation> changed = inPlace.take(loader.reviser().get());
        drop(prepared);
        stopwatch.lap(Stage.SWAP);
        return new Swap(
            changed, Set.of(), List.of(), new Swap.Manner(true, obstacle), stopwatch.laps());
      } catch (Refusal refusal) {
        obstacle = Optional.of(refusal.getMessage());
      }
    }
    return replace(prepared, new Swap.Manner(false, obstacle), stopwatch);
  }

  private Swap replace(Prepared prepared, Swap.Manner manner, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    List<Candidate> started = new ArrayList<>();
    try {
      return replace(prepared, manner, started, stopwatch);
    } finally {
      loader.endRehearsals();
      started.removeIf(this::isServing);
      started.forEach(sink::discard);
    }
  }

  private boolean isServing(Candidate candidate) {
    Generation serving = serving().get(candidate.unit());
    return serving != null && serving.candidate() == candidate;
  }

  private Swap replace(
      Prepared prepared, Swap.Manner manner, List<Candidate> started, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    Map<Prepared.Member, Generation> arrived = new LinkedHashMap<>();
    for (Prepared.Member member : prepared.members()) {
      Candidate candidate = member.candidate();
      started.add(candidate);
      Way way = new Way(Set.of(candidate.unit()), stopwatch);
      arrived.put(member, way.go(Stage.REHEARSE, () -> loader.rehearse(candidate)));
    }
    List<Generation> outgoing =
        prepared.group().stream().map(serving()::get).filter(old -> old != null).toList();
    Way way = new Way(prepared.group(), stopwatch);
    List<Generation> left =
        way.go(
            Stage.SWAP,
            () -> {
              handover.run(outgoing, arrived.values());
              return switchboard.swap(arrived.values(), prepared.removed());
            });
    return new Swap(arrived, prepared.removed(), left, manner, stopwatch.laps());
  }

  /** Defines what the next reload will need. */
  void makeReady() {
    loader.defineAhead(serving());
  }

  /** Lets generations go that serve no more. */
  void retire(Swap swap) {
    sink.retire(swap.left());
  }
}
