package io.dymod;

import io.dymod.change.FixedModules;
import io.dymod.change.Hints;
import io.dymod.change.ModulePathUnits;
import io.dymod.change.Refusal;
import io.dymod.change.SourceFinder;
import io.dymod.change.Surveyor;
import io.dymod.change.UnitLocator;
import io.dymod.change.Watching;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.GenerationLoader;
import io.dymod.retire.Exit;
import io.dymod.serve.Switchboard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What brings changes from the disk to the switchboard: the stages, and the thread they run on. */
final class Pipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  /** As many turns as the virtual machine needs to have compiled what matters. */
  private static final int COMPILATIONS = 150;

  private static final int READINGS = 2_000;
  private static final int DRILLS = 2_000;

  private final Settings settings;
  private final Switchboard switchboard;
  private final Hints hints = new Hints();
  private final Optional<ModuleCompiler> compiler;
  private final UnitLocator locator;
  private final Watching watching;
  private final GenerationLoader loader;
  private final Drill drill;
  private final ReloadThread thread;
  private volatile List<Unit> units = List.of();

  /**
   * A pipeline that is not started yet.
   *
   * @param switchboard where it ends
   * @param exit where what has been replaced goes
   * @param outcomes told of each outcome
   * @throws DymodException if the settings name what can't be a reload path, or no option of javac
   */
  Pipeline(Settings settings, Switchboard switchboard, Exit exit, Consumer<Outcome> outcomes) {
    this.settings = settings;
    this.switchboard = switchboard;
    this.compiler = compiler(settings);
    Optional<SourceFinder> sources =
        compiler.map(present -> new SourceFinder(present.hasProcessors(), settings.shared()));
    this.locator = locator(settings, sources);
    this.watching = watching();
    this.loader = new GenerationLoader(settings.base(), settings.rehearsal());
    this.drill = new Drill(settings.base(), DRILLS);
    Ledger ledger = new Ledger(settings.patience());
    UnitCompiler sourceUnits = new UnitCompiler(compiler, ledger, switchboard);
    Handover handover = new Handover(settings.rehearsal(), settings.closing());
    GroupReload groups = new GroupReload(sourceUnits, loader, switchboard, ledger, handover, exit);
    Surveyor surveyor = new Surveyor(locator, settings.quiet());
    FixedModules fixed = new FixedModules(settings.base(), sources);
    this.thread =
        new ReloadThread(
            settings,
            hints,
            new ReloadCycle(surveyor, groups, switchboard, ledger, fixed),
            sourceUnits,
            ledger,
            watching::isComplete,
            warmUp(surveyor, sourceUnits),
            outcomes,
            now -> this.units = now,
            this::afterwards);
  }

  private static Optional<ModuleCompiler> compiler(Settings settings) {
    if (!settings.sources()) {
      return Optional.empty();
    }
    // Asked before the compiler's classes are touched, which name types of that module.
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      LOG.info("class files only: this Java runtime has no compiler (module jdk.compiler)");
      return Optional.empty();
    }
    try {
      return Optional.of(ModuleCompiler.above(settings.base(), settings.javac()));
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
  }

  private static UnitLocator locator(Settings settings, Optional<SourceFinder> sources) {
    List<Path> path = settings.path();
    if (path.isEmpty()) {
      ModulePathUnits found = ModulePathUnits.find(settings.base());
      path = found.places();
      LOG.info(
          "units on the module path: {} (left out: {})",
          path.isEmpty() ? "none, name them with -Ddymod.path" : path,
          found.leftOutInWords());
    }
    UnitLocator locator = new UnitLocator(path, sources, settings.shared());
    try {
      locator.check();
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
    return locator;
  }

  private Watching watching() {
    return settings.auto() && settings.watching() == Settings.Watching.NATIVE
        ? Watching.start(
            locator::watched, hints, "polling every " + settings.poll().toMillis() + " ms")
        : Watching.nothing();
  }

  private WarmUp warmUp(Surveyor surveyor, UnitCompiler sourceUnits) {
    WarmUp compiling = new WarmUp().with(sourceUnits::exercise, COMPILATIONS, 4);
    return settings.auto()
        ? compiling.with(surveyor::exercise, READINGS, 1).with(drill, DRILLS, 2)
        : compiling;
  }

  /** What a reload need not wait for, and the next one should not have to. */
  private void afterwards() {
    watching.renewIfMoved();
    loader.defineAhead(switchboard.edition().generations());
    if (settings.auto()) {
      loader.startAhead();
    }
  }

  /** Loads all units for the first time. Returns when they are loaded, or told as rejected. */
  void start() {
    CompletableFuture<List<Outcome>> first = thread.request();
    thread.start();
    first.join();
  }

  /** Looks at everything, and returns what came of it. */
  List<Outcome> reload() {
    return thread.request().join();
  }

  /** Keeps changes from being loaded. */
  void pause() {
    thread.pause();
  }

  /** Loads what has changed in a pause, and what changes from now on. */
  void unpause() {
    thread.unpause();
  }

  /** All units as they were after the last pass, by name. */
  List<Unit> units() {
    return units;
  }

  /** Ends the thread, and waits so long for its end. */
  void end(Duration patience) {
    loader.cancel();
    thread.end(patience);
  }

  /** Ends it, and lets go of all it has used. What serves goes on to serve. */
  @Override
  public void close() {
    watching.close();
    loader.cancel();
    thread.close();
    drill.close();
    loader.close();
    compiler.ifPresent(ModuleCompiler::close);
  }
}
