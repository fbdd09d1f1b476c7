package io.dymod.reload;

import io.dymod.InPlace;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What brings changes from the disk to the switchboard: the stages, and the thread they run on. */
public final class Reloader implements AutoCloseable {

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
  private final ReloadThread thread;

  /**
   * A pipeline that is not started yet.
   *
   * @param switchboard where it ends
   * @param sink where what has been replaced goes
   * @param participants who takes part in each swap
   * @param report takes each outcome as soon as it is decided
   * @throws Refusal if the settings name what can't be a reload path, or no option of javac
   */
  public Reloader(
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
                unitCompiler, loader, switchboard, commit(switchboard, sink, participants)),
            new Patience(settings.patience(), settings.removal()),
            System::nanoTime);
    this.fixed =
        new FixedModuleCheck(
            new FixedModules(settings.base(), sources),
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
    this.loop = new ReloadLoop(hints, reconciliation, schedule, background, report);
    this.thread = new ReloadThread(loop);
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
            .filter(Reloader.class.getModule()::canRead)
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

  /** Loads all units for the first time. Returns when they are loaded, or reported as rejected. */
  public void start() {
    CompletableFuture<List<Outcome>> first = loop.request();
    thread.start();
    first.join();
  }

  /** Looks at everything, and returns what came of it. */
  public List<Outcome> reload() {
    return loop.request().join();
  }

  /** Keeps changes from being loaded. */
  public void pause() {
    loop.pause();
  }

  /** Loads what has changed in a pause, and what changes from now on. */
  public void resume() {
    loop.resume();
  }

  /** All units as they are now, by name. */
  public List<Unit> units() {
    return reconciliation.state().units();
  }

  /**
   * The units that were rejected, have never served, and would provide a service as far as is
   * known.
   *
   * @param unit the only one that counts, if any
   */
  public Set<String> awaited(Class<?> service, Optional<String> unit) {
    return reconciliation.state().awaited(service, unit);
  }

  /** Why units were rejected that have never served, by name. */
  public SortedMap<String, String> rejections() {
    return reconciliation.state().rejections();
  }

  /** Why modules on the reload path are no units, by name. */
  public SortedMap<String, String> leftOut() {
    return locator.leftOut();
  }

  /**
   * Waits until something is so, or nothing is reloaded any more.
   *
   * @param condition looked at after each decision
   */
  public void await(BooleanSupplier condition) throws InterruptedException {
    reconciliation.await(condition);
  }

  /** Ends the thread, and waits so long for its end. */
  public void end(Duration patience) {
    loader.cancel();
    reconciliation.end();
    thread.end(patience);
  }

  /** Ends it, and lets go of all it has used. What serves goes on to serve. */
  @Override
  public void close() {
    watching.close();
    loader.cancel();
    reconciliation.end();
    thread.close();
    loader.close();
    compiler.ifPresent(ModuleCompiler::close);
  }
}
