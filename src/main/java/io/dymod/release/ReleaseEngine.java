package io.dymod.release;

import io.dymod.DymodException;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Provider;
import io.dymod.Settings;
import io.dymod.Subscription;
import io.dymod.Unit;
import io.dymod.engine.Engine;
import io.dymod.engine.ProcessEnd;
import io.dymod.engine.ServiceRequest;
import io.dymod.outcome.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Release mode: a thin door to {@link ServiceLoader}. It gives out the providers themselves, and
 * there is nothing beside them: no thread, no generated class, no class of the packages that
 * reload.
 *
 * <p>Between the start and the first provider there is no lambda, no stream and no generated method
 * of a record either, here and in what is called: the virtual machine links the first of each at
 * run time, which takes longer than all the rest.
 */
public final class ReleaseEngine implements Engine {

  private final Map<ModuleLayer, Map<Class<?>, List<BootProvider>>> known = new HashMap<>();
  private final ProcessEnd end;
  private final ModuleLayer base;

  /** The static door: each caller finds what its own layer has, and no setting is read yet. */
  public ReleaseEngine() {
    this.end = new ProcessEnd("the application");
    this.base = ModuleLayer.boot();
  }

  /** With certain settings, of which the base is the layer for callers in it or below. */
  public ReleaseEngine(Settings settings) {
    this.end = new ProcessEnd("the application", settings);
    this.base = settings.base();
  }

  @Override
  public void start() {}

  @Override
  public <S> S service(ServiceRequest<S> request) {
    request.check();
    List<BootProvider> providers = find(request);
    List<ServiceRequest.Candidate> candidates = new ArrayList<>();
    for (BootProvider provider : providers) {
      candidates.add(provider.declared());
    }
    int chosen = candidates.indexOf(request.choose(candidates));
    return request.type().cast(providers.get(chosen).instance());
  }

  @Override
  public <S> List<S> services(ServiceRequest<S> request) {
    request.check();
    List<S> services = new ArrayList<>();
    for (BootProvider provider : find(request)) {
      services.add(request.type().cast(provider.instance()));
    }
    return List.copyOf(services);
  }

  /** What is found for a service are providers of it. */
  @Override
  @SuppressWarnings("unchecked")
  public <S> List<Provider<S>> providers(ServiceRequest<S> request) {
    request.check();
    return (List<Provider<S>>) (List<?>) find(request);
  }

  private List<BootProvider> find(ServiceRequest<?> request) {
    ModuleLayer layer = request.layer(base);
    synchronized (known) {
      Map<Class<?>, List<BootProvider>> ofLayer = known.get(layer);
      if (ofLayer == null) {
        ofLayer = new HashMap<>();
        known.put(layer, ofLayer);
      }
      List<BootProvider> providers = ofLayer.get(request.type());
      if (providers == null) {
        providers = BootProvider.find(layer, request.type(), end.owned());
        ofLayer.put(request.type(), providers);
      }
      return providers;
    }
  }

  @Override
  public List<Outcome> reload() {
    return nothing();
  }

  @Override
  public List<Outcome> rollback() {
    return nothing();
  }

  private static List<Outcome> nothing() {
    return List.of(
        new Unchanged(
            List.of(),
            "nothing is reloaded in release mode: start with -Ddymod.mode=dev to reload",
            List.of(),
            Instant.now()));
  }

  @Override
  public List<Unit> pending() {
    return List.of();
  }

  @Override
  public boolean awaitGeneration(String unit, int generation, Duration timeout) {
    return false;
  }

  @Override
  public boolean awaitLive(Duration timeout) {
    return true;
  }

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public Subscription onReload(Consumer<? super Outcome> listener) {
    return () -> {};
  }

  @Override
  public <T> Subscription exchange(
      Supplier<? extends Collection<? extends T>> objects, Consumer<UnaryOperator<T>> replacement) {
    return () -> {};
  }

  @Override
  public Subscription beforeSwap(Consumer<? super List<Unit>> listener) {
    return () -> {};
  }

  @Override
  public List<Unit> units() {
    return List.of();
  }

  @Override
  public Mode mode() {
    return Mode.RELEASE;
  }

  @Override
  public List<Outcome> collect() {
    return List.of();
  }

  @Override
  public List<String> pathTo(String generation) {
    throw new DymodException("there is no " + generation + ": nothing is reloaded in release mode");
  }

  @Override
  public void close() {
    end.close();
  }
}
