package io.dymod.dev;

import io.dymod.DymodException;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Provider;
import io.dymod.ProviderGoneException;
import io.dymod.Settings;
import io.dymod.Subscription;
import io.dymod.Unit;
import io.dymod.change.Refusal;
import io.dymod.engine.Engine;
import io.dymod.engine.ProcessEnd;
import io.dymod.engine.ServiceRequest;
import io.dymod.load.Generation;
import io.dymod.release.BootProvider;
import io.dymod.reload.Participants;
import io.dymod.reload.Reloader;
import io.dymod.reload.SwapListeners;
import io.dymod.report.Announcer;
import io.dymod.report.Terminal;
import io.dymod.scope.Deadline;
import io.dymod.scope.Log;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.Provided;
import io.dymod.serve.ServiceQuery;
import io.dymod.serve.Switchboard;
import io.dymod.state.Exchanges;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Dev mode: gives out handles to what the reloader makes live, and says what came of it. */
public final class DevEngine implements Engine {

  /** How long the end of the JVM waits for a reload, and for calls in flight. */
  private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(1);

  private static final String CLOSED = "Dymod was closed before all units were loaded";

  private final Settings settings;
  private final Announcer announcer;
  private final Switchboard switchboard;
  private final Participants participants;
  private final Retiring retiring;
  private final Reloader reloader;
  private final ProcessEnd fixedEnd;
  private final Startup startup = new Startup();
  private final LiveRequests requests;
  private final ReloadRequests reloads;
  private volatile Optional<Thread> hook = Optional.empty();
  private volatile boolean closed;

  /** Its return type keeps the verifier from loading this class in release, to see what it is. */
  public static Engine of(Settings settings) {
    return new DevEngine(settings);
  }

  private DevEngine(Settings settings) {
    Log.showAnyway();
    OptionalModules.read();
    this.settings = settings;
    this.fixedEnd = new ProcessEnd("the application", settings);
    this.announcer = new Announcer(Terminal.takesColour(settings.colour()));
    this.switchboard =
        new Switchboard(new FixedProviders(this::fixedProviders), ProviderGoneException::new);
    this.participants = new Participants(new Exchanges(), new SwapListeners(settings.hold()));
    this.retiring =
        new Retiring(
            settings, announcer, List.of(participants.exchanges(), participants.listeners()));
    this.reloader = reloader();
    this.requests = new LiveRequests(settings, switchboard, startup, reloader);
    this.reloads = new ReloadRequests(startup, reloader);
  }

  private Reloader reloader() {
    try {
      return new Reloader(
          settings, switchboard, retiring.retirement(), participants, announcer::announce);
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
  }

  private List<Provided> fixedProviders(ServiceQuery query) {
    return BootProvider.find(query.from(), query.service(), fixedEnd.owned()).stream()
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
  public void start() {
    hook = Optional.of(ProcessEnd.register("the application", () -> settings, this::shutDown));
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
  public <S> S service(ServiceRequest<S> request) {
    return requests.service(request);
  }

  @Override
  public <S> List<S> services(ServiceRequest<S> request) {
    return requests.services(request);
  }

  @Override
  public <S> List<Provider<S>> providers(ServiceRequest<S> request) {
    return requests.providers(request);
  }

  @Override
  public List<Outcome> reload() {
    return reloads.reload();
  }

  @Override
  public List<Outcome> rollback() {
    return reloads.rollBack();
  }

  @Override
  public List<Unit> pending() {
    return reloads.pending();
  }

  @Override
  public boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException {
    return reloads.awaitGeneration(unit, generation, timeout);
  }

  @Override
  public boolean awaitLive(Duration timeout) throws InterruptedException {
    return reloads.awaitLive(timeout);
  }

  @Override
  public void pause() {
    reloader.pause();
  }

  @Override
  public void resume() {
    reloader.resume();
  }

  @Override
  public Subscription onReload(Consumer<? super Outcome> listener) {
    return announcer.subscribe(listener);
  }

  @Override
  public <T> Subscription exchange(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement) {
    return participants.exchanges().add(objects, replacement);
  }

  @Override
  public Subscription beforeSwap(Consumer<? super List<Unit>> listener) {
    return participants.listeners().add(listener);
  }

  @Override
  public List<Unit> units() {
    return reloads.units();
  }

  @Override
  public Mode mode() {
    return Mode.DEV;
  }

  @Override
  public List<Outcome> collect() {
    reloads.await("collect()");
    return closed ? List.of() : retiring.collect();
  }

  @Override
  public List<String> pathTo(String generation) {
    return pathsTo(List.of(generation)).get(generation);
  }

  /**
   * What keeps some generations alive, by name: as {@link #pathTo}, with one heap dump for all.
   *
   * @param generations their names and numbers
   */
  public Map<String, List<String>> pathsTo(Collection<String> generations) {
    return retiring.pathsTo(generations);
  }

  @Override
  public void close() {
    closed = true;
    startup.fails(CLOSED);
    reloader.close();
    retiring.close(generations(), settings.drain(), Deadline.none());
    fixedEnd.close();
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
    fixedEnd.end(deadline);
  }

  private Collection<Generation> generations() {
    return switchboard.edition().generations().values();
  }
}
