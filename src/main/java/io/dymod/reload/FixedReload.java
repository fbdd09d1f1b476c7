package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.change.FixedModules.Change;
import io.dymod.change.Origin;
import io.dymod.change.Place;
import io.dymod.change.PlaceReader;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.compile.Sources;
import io.dymod.load.FixedRevision;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Reviser;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.outcome.Unchanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Changes modules that never reload, in place: what is saved is compiled, proven against what is
 * loaded, and redefined. There is no other way for them, so what can't be done in place needs a
 * restart. Used by the reload thread alone.
 */
final class FixedReload {

  private final PlaceReader reader;
  private final UnitCompiler compiler;
  private final GenerationLoader loader;
  private final Reviser reviser;
  private final Map<String, FixedUnit> units = new HashMap<>();

  /** The modules whose sources were newer at the start than what was loaded, and still are. */
  private final Map<String, Origin> outdated = new TreeMap<>();

  FixedReload(PlaceReader reader, UnitCompiler compiler, GenerationLoader loader, Reviser reviser) {
    this.reader = reader;
    this.compiler = compiler;
    this.loader = loader;
    this.reviser = reviser;
  }

  /**
   * Learns what is loaded of a module.
   *
   * @param isAsAtStart whether there lies what was there at the start; asked after it was read
   * @throws Refusal if it can't be read; then it needs a restart whatever changes
   */
  void remember(String module, Origin origin, BooleanSupplier isAsAtStart)
      throws Refusal, InterruptedException {
    UnitSource source = UnitSource.of(read(origin, Optional.empty()), Optional.empty());
    if (isAsAtStart.getAsBoolean()) {
      units.put(module, FixedUnit.atStart(source));
      if (source.sources().filter(Sources::areNewerThanBuild).isPresent()) {
        outdated.put(module, origin);
      }
    }
  }

  /**
   * The modules that were loaded from an older build than their sources, as changes to be taken.
   *
   * @param all whether also those that have not been compiled yet
   */
  List<Change> outdated(boolean all) {
    return outdated.entrySet().stream()
        .filter(module -> all || units.get(module.getKey()).made().isPresent())
        .map(module -> new Change(module.getKey(), module.getValue(), false, true))
        .toList();
  }

  /** The modules that have not been compiled yet as they were at the start. */
  List<String> uncompiled() {
    return units.values().stream()
        .filter(unit -> unit.made().isEmpty())
        .map(FixedUnit::name)
        .sorted()
        .toList();
  }

  /** Compiles a module as it was at the start, so that its first edit need not wait for it. */
  void compileAhead(String module) {
    units.computeIfPresent(module, (name, unit) -> compiled(unit));
  }

  private FixedUnit compiled(FixedUnit unit) {
    return unit.made().isPresent() ? unit : unit.asBuilt(compiler.asBuilt(unit.source()));
  }

  private Place read(Origin origin, Optional<Place> before) throws InterruptedException {
    reader.begin();
    return reader.read(origin, before);
  }

  /** Whether it is known what is loaded of a module. */
  boolean knows(String module) {
    return units.containsKey(module);
  }

  /**
   * Tries to bring a change in.
   *
   * @return what came of it; nothing if it was a build of what has been compiled here
   * @throws Refusal if it can't be done in place; the reason is a few words
   */
  Optional<Outcome> take(Change change) throws Refusal, InterruptedException {
    outdated.remove(change.module());
    compileAhead(change.module());
    FixedUnit unit = units.get(change.module());
    Stopwatch stopwatch = Stopwatch.start();
    Way way = new Way(Set.of(unit.name()), stopwatch);
    try {
      Place place = read(change.origin(), Optional.of(unit.source().place()));
      UnitSource now = way.go(Stage.READ, () -> UnitSource.of(place, Optional.empty()));
      Compilation compiled = way.go(Stage.COMPILE, () -> compiler.compile(now, List.of()));
      if (way.go(Stage.CHECK, () -> unit.isMadeBy(compiled))) {
        return unchanged(unit, now, compiled);
      }
      FixedRevision revision =
          way.go(Stage.READ, () -> loader.revision(unit.name(), unit.change(compiled)));
      Optional<String> obstacle =
          way.go(
              Stage.CHECK,
              () -> unit.obstacle(compiled).or(() -> revision.obstacle(reviser::abilities)));
      if (obstacle.isPresent()) {
        throw new Refusal(obstacle.get());
      }
      way.go(
          Stage.CHECK,
          () -> {
            revision.check();
            return revision;
          });
      reviser.revise(revision);
      stopwatch.lap(Stage.SWAP);
      return Optional.of(changed(unit, now, compiled, stopwatch));
    } catch (GroupFailure failure) {
      return Optional.of(rejected(unit, failure.failure()));
    }
  }

  private Optional<Outcome> unchanged(FixedUnit unit, UnitSource now, Compilation compiled) {
    boolean isBuilt = now.hasSameInputAs(unit.source());
    units.put(unit.name(), unit.confirmed(now, compiled));
    return isBuilt
        ? Optional.empty()
        : Optional.of(
            new Unchanged(
                List.of(unit.name()), "it compiles to what is loaded", List.of(), Instant.now()));
  }

  private Outcome changed(
      FixedUnit unit, UnitSource now, Compilation compiled, Stopwatch stopwatch) {
    FixedUnit changed = unit.changed(now, compiled);
    units.put(unit.name(), changed);
    return new Swapped(
        List.of(changed.unit()),
        List.of(),
        Map.of(unit.name(), now.differencesFrom(unit.source())),
        Failure.diagnostics(compiled.findings()),
        List.of(),
        false,
        true,
        "",
        List.of(),
        stopwatch.laps(),
        Instant.now());
  }

  private static Outcome rejected(FixedUnit unit, Failure failure) {
    return new Rejected(
        List.of(unit.name()),
        failure.stage(),
        failure.reason(),
        failure.diagnostics(),
        List.of(unit.unit().toString()),
        Instant.now());
  }
}
