package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.change.FixedModules;
import io.dymod.outcome.RestartNeeded;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells when a module that never reloads has become different. Used by the reload thread alone. */
final class FixedModuleCheck {

  private final FixedModules modules;

  FixedModuleCheck(FixedModules modules) {
    this.modules = modules;
  }

  /**
   * Looks at what never reloads.
   *
   * @param now whether to look even if that was done not long ago
   * @return an outcome for each module that only a restart can bring up to date
   */
  List<Outcome> look(State state, boolean now) {
    Set<String> units = new TreeSet<>(state.live().keySet());
    state.refused().values().forEach(refused -> units.add(refused.unit()));
    if (modules.note(units)) {
      return List.of();
    }
    List<FixedModules.Change> changes = now ? modules.newlyChanged() : modules.newlyChangedIfDue();
    return changes.stream().map(change -> restartNeeded(change, state)).toList();
  }

  private static Outcome restartNeeded(FixedModules.Change change, State state) {
    List<String> waiting =
        state.live().values().stream()
            .map(LiveUnit::source)
            .filter(source -> source.requires().contains(change.module()))
            .map(UnitSource::name)
            .toList();
    return new RestartNeeded(change.module(), change.built(), waiting, Instant.now());
  }

  /** Reads what never reloads. It takes a while, so nobody waits for it. */
  void remember() {
    modules.remember();
  }
}
