package io.dymod;

import io.dymod.change.Content;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Generation;
import io.dymod.serve.Switchboard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles those units that have sources, when one of them changes and, so that this is quick,
 * before. Used by the reload thread alone.
 */
final class UnitCompiler {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final Optional<ModuleCompiler> compiler;
  private final Ledger ledger;
  private final Switchboard switchboard;

  /**
   * A compiler for units.
   *
   * @param compiler nothing where there are no sources
   */
  UnitCompiler(Optional<ModuleCompiler> compiler, Ledger ledger, Switchboard switchboard) {
    this.compiler = compiler;
    this.ledger = ledger;
    this.switchboard = switchboard;
  }

  /**
   * Compiles a unit, if it has sources.
   *
   * @param required the generations that it requires
   */
  Compilation compile(Draft draft, List<Generation> required) throws Refusal {
    return draft.sources().isPresent()
        ? compiler.orElseThrow().compile(draft.sources().get(), classes(required))
        : Compilation.none(draft.place().content());
  }

  private static Map<String, Content> classes(List<Generation> units) {
    Map<String, Content> classes = new TreeMap<>();
    units.forEach(unit -> classes.put(unit.unit(), unit.snapshot().content()));
    return classes;
  }

  private Map<String, Content> classesRequiredBy(Draft draft) {
    return classes(
        ledger.plan().requiredBy(draft.name()).stream()
            .flatMap(name -> switchboard.edition().generation(name).stream())
            .toList());
  }

  /**
   * Compiles the units once that a build's class files serve for, so that it is known whether they
   * compile here, and the first change of one does not have to wait for it.
   */
  void compileAhead() {
    for (Draft draft : ledger.uncompiled()) {
      try {
        compiler.orElseThrow().prepare(draft.sources().get(), classesRequiredBy(draft));
        ledger.compiles(draft.name());
      } catch (Refusal refusal) {
        LOG.warn(
            "{} does not compile here, so class files of its build are taken: {}",
            draft.name(),
            refusal.getMessage());
      }
    }
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
        .exercise(draft.sources().orElseThrow(), classesRequiredBy(draft), turn / drafts.size());
  }
}
