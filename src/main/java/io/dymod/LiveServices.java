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
import io.dymod.serve.Address;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.Switchboard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dev mode: puts the stages together, and gives out handles. */
final class LiveServices extends Host {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  /** How long the end of the JVM waits for a reload, and for calls in flight. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(1);

  /** As many turns as the virtual machine needs to have compiled what matters. */
  private static final int COMPILATIONS = 150;

  private static final int READINGS = 2_000;
  private static final int DRILLS = 2_000;

  private final Settings settings;
  private final UnitLocator locator;
  private final Hints hints = new Hints();
  private final Switchboard switchboard;
  private final Announcer announcer;
  private final Optional<ModuleCompiler> compiler;
  private final GenerationLoader loader;
  private final Watching watching;
  private final ProcessEnd fixedEnd = new ProcessEnd("the application");
  private final Retiring retiring;
  private final Drill drill;
  private final ReloadThread thread;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile List<Unit> units = List.of();
  private volatile Optional<Thread> hook = Optional.empty();

  /** Its return type keeps the verifier from loading this class in release, to see what it is. */
  static Host of(Settings settings) {
    return new LiveServices(settings);
  }

  private LiveServices(Settings settings) {
    this.settings = settings;
    this.announcer = new Announcer(settings.isColoured());
    this.compiler = compiler();
    Optional<SourceFinder> sources =
        compiler.map(present -> new SourceFinder(present.hasProcessors(), settings.shared()));
    this.locator = locator(sources);
    this.switchboard =
        new Switchboard(
            new FixedProviders(settings.base(), this::fixedProviders), ProviderGoneException::new);
    this.watching = watching();
    this.retiring = new Retiring(settings, announcer);
    Ledger ledger = new Ledger(settings.patience());
    this.drill = new Drill(settings.base(), DRILLS);
    this.loader = new GenerationLoader(settings.base(), settings.rehearsal());
    UnitCompiler units = new UnitCompiler(compiler, ledger, switchboard);
    GroupReload groups =
        new GroupReload(
            units,
            loader,
            switchboard,
            ledger,
            new Handover(settings.rehearsal(), settings.closing()),
            retiring.retirement());
    Surveyor surveyor = new Surveyor(locator, settings.quiet());
    ReloadCycle cycle =
        new ReloadCycle(
            surveyor, groups, switchboard, ledger, new FixedModules(settings.base(), sources));
    this.thread =
        new ReloadThread(
            settings,
            hints,
            cycle,
            units,
            ledger,
            () -> watching.isComplete(),
            warmUp(surveyor, units),
            announcer::announce,
            now -> this.units = now,
            this::afterwards);
  }

  private WarmUp warmUp(Surveyor surveyor, UnitCompiler units) {
    WarmUp compiling = new WarmUp().with(units::exercise, COMPILATIONS, 4);
    return settings.auto()
        ? compiling.with(surveyor::exercise, READINGS, 1).with(drill, DRILLS, 2)
        : compiling;
  }

  private Optional<ModuleCompiler> compiler() {
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

  private UnitLocator locator(Optional<SourceFinder> sources) {
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

  private List<FixedProviders.Fixed> fixedProviders(Class<?> service) {
    return BootProvider.find(settings.base(), service, fixedEnd.belongings()).stream()
        .map(
            provider ->
                new FixedProviders.Fixed(
                    provider.module(), provider.declared().name(), provider::instance))
        .toList();
  }

  private Watching watching() {
    return settings.auto() && settings.watching() == Settings.Watching.NATIVE
        ? Watching.start(
            locator::watched, hints, "polling every " + settings.poll().toMillis() + " ms")
        : Watching.nothing();
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
  @Override
  void start() {
    CompletableFuture<List<Outcome>> first = thread.request();
    hook = Optional.of(ProcessEnd.register(this::shutDown));
    thread.start();
    first.join();
    started.countDown();
  }

  @Override
  <S> S service(ServiceRequest<S> request) {
    request.check();
    awaitStart();
    try {
      request.choose(candidates(request.type()));
    } catch (DymodException nobody) {
      throw explained(nobody);
    }
    Address address =
        request
            .module()
            .map(module -> Address.of(request.type(), module))
            .orElseGet(() -> Address.of(request.type()));
    return request.type().cast(switchboard.handle(address));
  }

  private List<ServiceRequest.Candidate> candidates(Class<?> type) {
    return switchboard.answers(type).stream()
        .map(answer -> new ServiceRequest.Candidate(answer.module(), answer.provider()))
        .toList();
  }

  /** Whoever misses a provider wants to know of units that could not be loaded. */
  private DymodException explained(DymodException nobody) {
    String down =
        units.stream()
            .filter(unit -> unit.state() == Unit.State.DOWN)
            .map(Unit::name)
            .collect(Collectors.joining(", "));
    return down.isEmpty()
        ? nobody
        : new DymodException(nobody.getMessage() + " (not loaded, since rejected: " + down + ")");
  }

  @Override
  <S> List<S> services(ServiceRequest<S> request) {
    request.check();
    awaitStart();
    Class<S> type = request.type();
    return new LiveList<>(() -> switchboard.handles(type).stream().map(type::cast).toList());
  }

  /** A provider that is constructed during the start asks for services before it is over. */
  private void awaitStart() {
    if (GenerationLoader.isRehearsing()) {
      return;
    }
    boolean interrupted = false;
    while (true) {
      try {
        started.await();
        break;
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Outcome> reload() {
    if (GenerationLoader.isRehearsing()) {
      throw new IllegalStateException(
          "reload() was called by a provider while it is constructed, which the reload waits for:"
              + " call it later");
    }
    if (Announcer.isTelling()) {
      throw new IllegalStateException(
          "reload() was called by a listener of its own outcomes, which would never end: call it"
              + " from another thread");
    }
    awaitStart();
    return thread.request().join();
  }

  @Override
  public void pause() {
    thread.pause();
  }

  @Override
  public void unpause() {
    thread.unpause();
  }

  @Override
  public Subscription onReload(Consumer<? super Outcome> listener) {
    return announcer.subscribe(listener);
  }

  @Override
  public List<Unit> units() {
    awaitStart();
    return units;
  }

  @Override
  public Mode mode() {
    return Mode.DEV;
  }

  @Override
  public List<Outcome> collect() {
    if (GenerationLoader.isRehearsing()) {
      throw new IllegalStateException(
          "collect() was called by a provider while it is constructed: call it later");
    }
    awaitStart();
    return retiring.collect();
  }

  @Override
  public List<String> pathTo(String generation) {
    return retiring.pathsTo(List.of(generation)).get(generation);
  }

  /** The last stage. */
  Retiring retiring() {
    return retiring;
  }

  @Override
  public void close() {
    watching.close();
    thread.close();
    drill.close();
    loader.close();
    end(settings.drain());
    hook.ifPresent(ProcessEnd::unregister);
    hook = Optional.empty();
    announcer.close();
    compiler.ifPresent(ModuleCompiler::close);
  }

  /**
   * The JVM shuts down. A call that is in flight then may well be the one that the program consists
   * of, and end only when its provider is closed.
   */
  private void shutDown() {
    thread.end(SHUTDOWN_PATIENCE);
    end(SHUTDOWN_PATIENCE);
  }

  private void end(Duration drain) {
    retiring.close(switchboard.edition().generations().values(), drain);
    fixedEnd.close(settings.closing());
  }
}
