package io.dymod.reload;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Candidate;
import io.dymod.scope.Log;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compiles those units that have sources, when one of them changes and, so that this is quick,
 * before. Used by the reload thread alone.
 */
final class UnitCompiler {

  private final Optional<ModuleCompiler> compiler;

  /**
   * A compiler for units.
   *
   * @param compiler nothing where there are no sources
   */
  UnitCompiler(Optional<ModuleCompiler> compiler) {
    this.compiler = compiler;
  }

  /**
   * Compiles a unit, if it has sources and is not known to have been compiled.
   *
   * @param required the versions of the units that it requires
   */
  Compilation compile(UnitSource source, List<Candidate> required) throws Refusal {
    if (source.known().isPresent()) {
      return source.known().get();
    }
    return source.sources().isPresent()
        ? compiler.orElseThrow().compile(source.sources().get(), classes(required))
        : Compilation.none(source.place().content());
  }

  private static Map<String, Content> classes(List<Candidate> units) {
    Map<String, Content> classes = new TreeMap<>();
    units.forEach(unit -> classes.put(unit.unit(), unit.snapshot().content()));
    return classes;
  }

  private static Map<String, Content> classesRequiredBy(LiveUnit unit, State state) {
    Plan plan = new Plan(state.sources(), Set.of(), Map.of());
    return classes(
        plan.requiredBy(unit.name()).stream()
            .flatMap(name -> state.live(name).stream())
            .map(required -> required.generation().candidate())
            .toList());
  }

  /** The units that serve class files of a build although they have sources. */
  static List<String> uncompiled(State state) {
    return state.live().values().stream()
        .filter(unit -> !unit.isCompiled() && unit.source().sources().isPresent())
        .map(LiveUnit::name)
        .toList();
  }

  /**
   * Compiles a unit once that a build's class files serve for, so that it is known whether it
   * compiles here, and its first change does not have to wait for it.
   *
   * @return whether it does
   */
  boolean compileAhead(LiveUnit unit, State state) {
    try {
      compiler
          .orElseThrow()
          .prepare(unit.source().sources().orElseThrow(), classesRequiredBy(unit, state));
      return true;
    } catch (Refusal refusal) {
      Log.warn(
          "{} does not compile here, so class files of its build are taken: {}",
          unit.name(),
          refusal.getMessage());
      return false;
    }
  }

  /**
   * What a module that has been built compiles to here, which is what edits of it are to be
   * compared with: the build may use other options. Where what was built is not known to be made
   * from these sources, it is that itself.
   */
  Content asBuilt(UnitSource source) {
    Content built = source.place().content();
    try {
      if (source.sources().isPresent() && !compile(source, List.of()).isCompiled()) {
        compiler.orElseThrow().prepare(source.sources().get(), Map.of());
        return compile(source, List.of()).content();
      }
      return built;
    } catch (Refusal refusal) {
      Log.info("{}", refusal.getMessage());
      return built;
    }
  }

  /** Takes a turn of the warm-up: compiles a file of one of the units that have sources. */
  boolean exercise(State state, int turn) {
    List<LiveUnit> units = state.live().values().stream().filter(LiveUnit::isCompiled).toList();
    if (units.isEmpty()) {
      return false;
    }
    LiveUnit unit = units.get(turn % units.size());
    return compiler
        .orElseThrow()
        .exercise(
            unit.source().sources().orElseThrow(),
            classesRequiredBy(unit, state),
            turn / units.size());
  }
}
