package io.dymod;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.reload.Reloader;
import io.dymod.scope.Deadline;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.Provided;
import io.dymod.serve.Question;
import io.dymod.serve.Switchboard;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Dev mode: gives out handles to what the reloader makes live, and says what came of it. */
final class LiveServices extends Host {

  /** How long the end of the JVM waits for a reload, and for calls in flight. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(1);

  private static final String CLOSED = "Dymod was closed before all units were loaded";

  private final Settings settings;
  private final Announcer announcer;
  private final Switchboard switchboard;
  private final Retiring retiring;
  private final Reloader reloader;
  private final ProcessEnd fixedEnd;
  private final Startup startup = new Startup();
  private final LiveRequests requests;
  private volatile Optional<Thread> hook = Optional.empty();
  private volatile boolean closed;

  /** Its return type keeps the verifier from loading this class in release, to see what it is. */
  static Host of(Settings settings) {
    return new LiveServices(settings);
  }

  private LiveServices(Settings settings) {
    OptionalModules.read();
    this.settings = settings;
    this.fixedEnd = new ProcessEnd("the application", settings.shutdown());
    this.announcer = new Announcer(settings.isColoured());
    this.switchboard =
        new Switchboard(new FixedProviders(this::fixedProviders), ProviderGoneException::new);
    this.retiring = new Retiring(settings, announcer);
    this.reloader = reloader();
    this.requests = new LiveRequests(settings, switchboard, startup, reloader);
  }

  private Reloader reloader() {
    try {
      return new Reloader(settings, switchboard, retiring.retirement(), announcer::announce);
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
  }

  private List<Provided> fixedProviders(Question question) {
    return BootProvider.find(question.from(), question.service(), fixedEnd.belongings()).stream()
        .map(
            provider ->
                new Provided(
                    provider.module(),
                    provider.declared().name(),
                    provider::type,
                    provider::instance))
        .toList();
  }

  @Override
  void start() {
    hook =
        Optional.of(
            ProcessEnd.register(
                "the application", Optional.of(settings.shutdown()), this::shutDown));
    try {
      reloader.start();
    } catch (RuntimeException | Error failure) {
      startup.fails(Startup.words(failure));
      closeAfter(failure);
      throw failure;
    }
    if (!startup.succeeds()) {
      throw new DymodException(CLOSED);
    }
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException | Error another) {
      failure.addSuppressed(another);
    }
  }

  @Override
  <S> S service(ServiceRequest<S> request) {
    return requests.service(request);
  }

  @Override
  <S> List<S> services(ServiceRequest<S> request) {
    return requests.services(request);
  }

  @Override
  <S> List<Provider<S>> providers(ServiceRequest<S> request) {
    return requests.providers(request);
  }

  private void awaitStart() {
    startup.await(() -> false, () -> true);
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
    return closed ? List.of() : retiring.collect();
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
    closed = true;
    startup.fails(CLOSED);
    reloader.close();
    retiring.close(generations(), settings.drain(), Deadline.none());
    fixedEnd.close(settings.closing(), Deadline.none());
    hook.ifPresent(ProcessEnd::unregister);
    hook = Optional.empty();
    announcer.close();
  }

  /**
   * The JVM shuts down. A call that is in flight then may well be the one that the program consists
   * of, and end only when its provider is closed.
   */
  private void shutDown(Deadline deadline) {
    closed = true;
    startup.fails(CLOSED);
    reloader.end(deadline.share(SHUTDOWN_PATIENCE));
    Deadline mostly = Deadline.in(deadline.left().multipliedBy(3).dividedBy(4));
    retiring.close(generations(), mostly.share(SHUTDOWN_PATIENCE), mostly);
    fixedEnd.close(settings.closing(), deadline);
  }

  private Collection<Generation> generations() {
    return switchboard.edition().generations().values();
  }
}
