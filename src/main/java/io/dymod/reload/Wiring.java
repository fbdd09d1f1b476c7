package io.dymod.reload;

import io.dymod.InPlace;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.change.DiskScanner;
import io.dymod.change.FixedModules;
import io.dymod.change.Hints;
import io.dymod.change.ModulePathUnits;
import io.dymod.change.PlaceReader;
import io.dymod.change.Reach;
import io.dymod.change.Refusal;
import io.dymod.change.SourceFinder;
import io.dymod.change.UnitLocator;
import io.dymod.change.Watching;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Live;
import io.dymod.load.Reviser;
import io.dymod.redefine.Redefiner;
import io.dymod.retire.RetirementSink;
import io.dymod.scope.Log;
import io.dymod.serve.Switchboard;
import io.dymod.warmup.Shortcut;
import io.dymod.warmup.WarmUp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the parts of a {@link Reloader} from the settings, and connects them. */
final class Wiring {

  /** As many turns as the virtual machine needs to have compiled what matters. */
  private static final int COMPILATIONS = 150;

  private final Settings settings;
  private final Hints hints = new Hints();
  private final Optional<ModuleCompiler> compiler;
  private final UnitLocator locator;
  private final FixedModuleCheck fixed;
  private final Watching watching;
  private final GenerationLoader loader;
  private final Reconciliation reconciliation;
  private final ReloadLoop loop;

  /**
   * Makes the parts, and starts the watching.
   *
   * @param switchboard where it ends
   * @param sink where what has been replaced goes
   * @param participants who takes part in each swap
   * @param report takes each outcome as soon as it is decided
   * @throws Refusal if the settings name what can't be a reload path, or no option of javac
   */
  Wiring(
      Settings settings,
      Switchboard switchboard,
      RetirementSink sink,
      Participants participants,
      Consumer<Outcome> report)
      throws Refusal {
    this.settings = settings;
    this.compiler = compiler(settings);
    Optional<SourceFinder> sources =
        compiler.map(present -> new SourceFinder(present.hasProcessors(), present.encoding()));
    this.locator = locator(settings, sources);
    Live live =
        new Live(() -> switchboard.edition().generations(), () -> switchboard.edition().units());
    this.loader =
        new GenerationLoader(settings.base(), settings.rehearsal(), live, reviser(settings));
    UnitCompiler unitCompiler = new UnitCompiler(compiler);
    DiskScanner scanner =
        new DiskScanner(
            locator, new PlaceReader(settings.quiet(), locator.reach(settings.limit())));
    this.reconciliation =
        new Reconciliation(
            scanner::scan,
            new UnitSources(compiler),
            new GroupReload(
                unitCompiler,
                loader,
                switchboard,
                commit(switchboard, sink, participants),
                new Staging(settings.staged())),
            new Patience(settings.patience(), settings.removal()),
            System::nanoTime);
    this.fixed =
        new FixedModuleCheck(
            new FixedModules(settings.base(), sources, locator::sourcesLeftOut),
            fixedReload(unitCompiler),
            settings.patience(),
            System::nanoTime);
    this.watching = watching();
    Background background =
        new Background(reconciliation, unitCompiler, fixed, warmUp(unitCompiler), watching);
    ScanSchedule scans =
        new ScanSchedule(
            watching::isComplete, scanner::changedAgain, settings.poll(), System::nanoTime);
    Schedule schedule =
        new Schedule(settings.auto(), scans, new QuietPeriod(hints, settings.quiet()));
    Passes passes = new Passes(reconciliation, background, scans, settings.history(), report);
    this.loop = new ReloadLoop(hints, schedule, background, passes);
  }

  private Commit commit(Switchboard switchboard, RetirementSink sink, Participants participants) {
    return new Commit(
        loader,
        switchboard,
        sink,
        participants,
        new ExclusiveRelay.Limits(settings.rehearsal(), settings.closing()));
  }

  private static Optional<Reviser> reviser(Settings settings) {
    // Without the agent nobody resolves that module, whose types are named by what redefines.
    boolean readable =
        ModuleLayer.boot()
            .findModule("java.instrument")
            .filter(Wiring.class.getModule()::canRead)
            .isPresent();
    return readable && settings.inPlace() != InPlace.OFF
        ? Redefiner.present()
            .map(redefiner -> new Reviser(redefiner, settings.inPlace() == InPlace.AUTO))
        : Optional.empty();
  }

  private static Optional<ModuleCompiler> compiler(Settings settings) throws Refusal {
    if (!settings.sources()) {
      return Optional.empty();
    }
    // Asked before the compiler's classes are touched, which name types of that module.
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      Log.info("class files only: this Java runtime has no compiler (module jdk.compiler)");
      return Optional.empty();
    }
    return Optional.of(ModuleCompiler.above(settings.base(), settings.javac()));
  }

  private static UnitLocator locator(Settings settings, Optional<SourceFinder> sources)
      throws Refusal {
    List<Path> path = settings.path();
    if (path.isEmpty()) {
      ModulePathUnits found = ModulePathUnits.find(settings.base());
      path = found.places();
      Log.info(
          "units on the module path: {} (left out: {})",
          path.isEmpty() ? "none, name them with -Ddymod.path" : path,
          found.leftOutInWords());
    }
    UnitLocator locator = new UnitLocator(path, sources, settings.shared(), settings.base());
    locator.check();
    return locator;
  }

  private Optional<FixedReload> fixedReload(UnitCompiler unitCompiler) {
    PlaceReader reader =
        new PlaceReader(
            settings.quiet(), new Reach(List.of(), settings.shared(), settings.limit()));
    return loader.reviser().map(present -> new FixedReload(reader, unitCompiler, loader, present));
  }

  private List<Path> watched() {
    List<Path> all = new ArrayList<>(locator.watched());
    all.addAll(fixed.roots());
    return all;
  }

  private Watching watching() {
    return settings.auto() && settings.watching() == Settings.Watching.NATIVE
        ? Watching.start(
            this::watched, hints, "polling every " + settings.poll().toMillis() + " ms")
        : Watching.nothing();
  }

  private WarmUp warmUp(UnitCompiler unitCompiler) {
    return new WarmUp(
        turn -> unitCompiler.exercise(reconciliation.state(), turn),
        Shortcut.COMPILING.isTaken() ? COMPILATIONS : 0,
        System::nanoTime);
  }

  /** What the reload thread does. */
  ReloadLoop loop() {
    return loop;
  }

  /** What brings what serves in line with what lies on disk. */
  Reconciliation reconciliation() {
    return reconciliation;
  }

  /** Finds units. */
  UnitLocator locator() {
    return locator;
  }

  /** Gives up what is being constructed. For any thread. */
  void cancel() {
    loader.cancel();
  }

  /** Ends the watching. */
  void endWatching() {
    watching.close();
  }

  /** Lets go of all that was used, once nothing is done any more. */
  void close() {
    loader.close();
    compiler.ifPresent(ModuleCompiler::close);
  }
}
