package io.dymod;

import io.dymod.change.Refusal;
import io.dymod.load.GenerationLoader;
import io.dymod.reload.Reloader;
import io.dymod.serve.Address;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Dev mode: gives out handles to what the reloader makes live, and says what came of it. */
final class LiveServices extends Host {

  /** How long the end of the JVM waits for a reload, and for calls in flight. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(1);

  private final Settings settings;
  private final Announcer announcer;
  private final Switchboard switchboard;
  private final Retiring retiring;
  private final Reloader reloader;
  private final ProcessEnd fixedEnd = new ProcessEnd("the application");
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile Optional<Thread> hook = Optional.empty();

  /** Its return type keeps the verifier from loading this class in release, to see what it is. */
  static Host of(Settings settings) {
    return new LiveServices(settings);
  }

  private LiveServices(Settings settings) {
    this.settings = settings;
    this.announcer = new Announcer(settings.isColoured());
    this.switchboard =
        new Switchboard(
            new FixedProviders(settings.base(), this::fixedProviders), ProviderGoneException::new);
    this.retiring = new Retiring(settings, announcer);
    this.reloader = reloader();
  }

  private Reloader reloader() {
    try {
      return new Reloader(settings, switchboard, retiring.retirement(), announcer::announce);
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
  }

  private List<FixedProviders.Fixed> fixedProviders(Class<?> service) {
    return BootProvider.find(settings.base(), service, fixedEnd.belongings()).stream()
        .map(
            provider ->
                new FixedProviders.Fixed(
                    provider.module(), provider.declared().name(), provider::instance))
        .toList();
  }

  @Override
  void start() {
    hook = Optional.of(ProcessEnd.register(this::shutDown));
    reloader.start();
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
        reloader.units().stream()
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
    return reloader.reload();
  }

  @Override
  public void pause() {
    reloader.pause();
  }

  @Override
  public void unpause() {
    reloader.unpause();
  }

  @Override
  public Subscription onReload(Consumer<? super Outcome> listener) {
    return announcer.subscribe(listener);
  }

  @Override
  public List<Unit> units() {
    awaitStart();
    return reloader.units();
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
    reloader.close();
    end(settings.drain());
    hook.ifPresent(ProcessEnd::unregister);
    hook = Optional.empty();
    announcer.close();
  }

  /**
   * The JVM shuts down. A call that is in flight then may well be the one that the program consists
   * of, and end only when its provider is closed.
   */
  private void shutDown() {
    reloader.end(SHUTDOWN_PATIENCE);
    end(SHUTDOWN_PATIENCE);
  }

  private void end(Duration drain) {
    retiring.close(switchboard.edition().generations().values(), drain);
    fixedEnd.close(settings.closing());
  }
}
