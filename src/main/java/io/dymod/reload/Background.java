package io.dymod.reload;

import io.dymod.change.Refusal;
import io.dymod.change.Watching;
import io.dymod.scope.Log;
import io.dymod.warmup.WarmUp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * What no reload waits for: units compiled ahead of their first change, modules that never reload
 * looked at, the compiler exercised, the next reload made ready. What fails in it fails alone. Used
 * by the reload thread alone.
 */
final class Background {

  private final Reconciliation reconciliation;
  private final UnitCompiler compiler;
  private final FixedModuleCheck fixed;
  private final WarmUp warmUp;
  private final Watching watching;
  private final Queue<Runnable> compilations = new ArrayDeque<>();

  /**
   * A background.
   *
   * @param warmUp what to do at first, while there is nothing else to do
   * @param watching has to follow directories that are moved
   */
  Background(
      Reconciliation reconciliation,
      UnitCompiler compiler,
      FixedModuleCheck fixed,
      WarmUp warmUp,
      Watching watching) {
    this.reconciliation = reconciliation;
    this.compiler = compiler;
    this.fixed = fixed;
    this.warmUp = warmUp;
    this.watching = watching;
  }

  /** Begins, once all units have been loaded for the first time. */
  void begin() {
    guarded(fixed::remember);
    UnitCompiler.uncompiled(reconciliation.state())
        .forEach(unit -> compilations.add(() -> compileAhead(unit)));
    fixed.uncompiled().forEach(module -> compilations.add(() -> fixed.compileAhead(module)));
  }

  /** Whether there is work left. */
  boolean isUnfinished() {
    return !compilations.isEmpty() || warmUp.isUnfinished();
  }

  /** How long to rest before the next piece of work. */
  Duration rest() {
    return compilations.isEmpty() ? warmUp.rest() : Duration.ZERO;
  }

  /** Does a piece of work. */
  void work() throws InterruptedException {
    Runnable compilation = compilations.poll();
    if (compilation != null) {
      guarded(compilation);
      return;
    }
    try {
      warmUp.work();
    } catch (RuntimeException | Error fault) {
      Log.warn("{}", Refusal.words(fault));
    }
  }

  private void compileAhead(String name) {
    Optional<LiveUnit> unit = reconciliation.state().live(name).filter(live -> !live.isCompiled());
    if (unit.isPresent() && compiler.compileAhead(unit.get(), reconciliation.state())) {
      reconciliation.become(reconciliation.state().compiled(name));
    }
  }

  /** Makes the next reload ready. */
  void afterPass() {
    guarded(watching::renewIfMoved);
    guarded(reconciliation.groups()::makeReady);
  }

  /** What never reloads, and may be changed in place or need a restart. */
  FixedModuleCheck fixed() {
    return fixed;
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error fault) {
      Log.warn("{}", Refusal.words(fault));
    }
  }
}
