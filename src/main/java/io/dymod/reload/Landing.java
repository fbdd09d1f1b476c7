package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import io.dymod.Unit;
import io.dymod.outcome.Swapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A change that is live.
 *
 * @param before what served until then
 * @param after what serves since
 * @param arrived the units that were loaded, or changed in place
 */
record Landing(State before, State after, GroupChange change, List<LiveUnit> arrived, Swap swap) {

  /**
   * What is reported of it.
   *
   * @param isBack whether it has served before
   */
  Outcome outcome(boolean isBack) {
    List<Diagnostic> warnings = new ArrayList<>();
    List<Diagnostic> gone = new ArrayList<>();
    for (LiveUnit unit : arrived) {
      warnings.addAll(unit.warnings());
      gone.addAll(before.refusals().errors(unit.name(), unit.entry()));
    }
    return new Swapped(
        arrived.stream().map(this::unit).toList(),
        List.copyOf(swap.removed()),
        files(),
        warnings,
        gone,
        isBack,
        swap.manner().isInPlace(),
        swap.manner().obstacle().orElse(""),
        swap.notes(),
        swap.took(),
        Instant.now());
  }

  private Unit unit(LiveUnit unit) {
    boolean isNewest = change.isUpToDate(unit.name()) && !after.isStale(unit.name());
    return unit.unit(isNewest ? Unit.State.LIVE : Unit.State.STALE);
  }

  private Map<String, SortedSet<String>> files() {
    Map<String, SortedSet<String>> files = new TreeMap<>();
    for (LiveUnit unit : arrived) {
      before
          .live(unit.name())
          .map(old -> unit.source().differencesFrom(old.source()))
          .filter(changed -> !changed.isEmpty())
          .ifPresent(changed -> files.put(unit.name(), changed));
    }
    return files;
  }
}
