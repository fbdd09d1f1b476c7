package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Snapshot;
import io.dymod.serve.Switchboard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * The way of a group of units that go live together, up to where its code runs for the first time:
 * {@link #prepare} compiles, defines and checks all of them. {@link Commit} does the rest. Nothing
 * that serves is touched, and no code of a unit runs before all of them are proven. Used by the
 * reload thread alone.
 */
final class GroupReload {

  private final UnitCompiler compiler;
  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final Commit commit;
  private final Staging staging;

  GroupReload(
      UnitCompiler compiler,
      GenerationLoader loader,
      Switchboard switchboard,
      Commit commit,
      Staging staging) {
    this.compiler = compiler;
    this.loader = loader;
    this.switchboard = switchboard;
    this.commit = commit;
    this.staging = staging;
  }

  /** What makes prepared groups live. */
  Commit commit() {
    return commit;
  }

  /** What is ready and waits for its moment. */
  Staging staging() {
    return staging;
  }

  /** Gives up what waits for its moment, if anything does. */
  void unstage() {
    staging.take().ifPresent(staged -> commit.discard(staged.ready()));
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

  /** Defines what the next reload will need. */
  void makeReady() {
    loader.defineAhead(serving());
  }
}
