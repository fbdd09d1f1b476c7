package io.dymod;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Release mode: a thin door to {@link ServiceLoader}. It gives out the providers themselves, and
 * there is nothing beside them: no thread, no generated class, no class of the packages that
 * reload.
 */
final class BootServices extends Host {

  private record Key(ModuleLayer layer, Class<?> service) {}

  private final ConcurrentHashMap<Key, List<Provided>> known = new ConcurrentHashMap<>();

  /** A provider, constructed when it is first asked for, as {@link ServiceLoader} does it. */
  private static final class Provided {

    private final ServiceLoader.Provider<?> provider;
    private Object instance;

    Provided(ServiceLoader.Provider<?> provider) {
      this.provider = provider;
    }

    String module() {
      return provider.type().getModule().getName();
    }

    ServiceRequest.Candidate candidate() {
      return new ServiceRequest.Candidate(module(), provider.type().getName());
    }

    synchronized Object instance() {
      if (instance == null) {
        instance = provider.get();
      }
      return instance;
    }
  }

  @Override
  void start() {}

  @Override
  <S> S service(ServiceRequest<S> request) {
    request.check();
    List<Provided> providers = providers(request);
    ServiceRequest.Candidate chosen =
        request.choose(providers.stream().map(Provided::candidate).toList());
    return providers.stream()
        .filter(provided -> provided.candidate().equals(chosen))
        .map(provided -> request.type().cast(provided.instance()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  <S> List<S> services(ServiceRequest<S> request) {
    request.check();
    return providers(request).stream()
        .map(provided -> request.type().cast(provided.instance()))
        .toList();
  }

  private List<Provided> providers(ServiceRequest<?> request) {
    ModuleLayer layer =
        Optional.ofNullable(request.caller().getLayer()).orElseGet(ModuleLayer::boot);
    return known.computeIfAbsent(new Key(layer, request.type()), BootServices::find);
  }

  /** By module, and within a module in the declared order, which is the order of dev mode too. */
  private static List<Provided> find(Key key) {
    BootServices.class.getModule().addUses(key.service());
    return ServiceLoader.load(key.layer(), key.service()).stream()
        .map(Provided::new)
        .sorted(Comparator.comparing(Provided::module))
        .toList();
  }

  @Override
  public List<Outcome> reload() {
    return List.of(
        new Outcome.Unchanged(
            List.of(),
            "nothing is reloaded in release mode: start with -Ddymod.mode=dev to reload",
            Instant.now()));
  }

  @Override
  public void pause() {}

  @Override
  public void unpause() {}

  @Override
  public Subscription onReload(Consumer<? super Outcome> listener) {
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
  public void close() {}
}
