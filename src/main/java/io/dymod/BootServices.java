package io.dymod;

import java.time.Instant;
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

  private final ConcurrentHashMap<Key, List<BootProvider>> known = new ConcurrentHashMap<>();
  private final ProcessEnd end = new ProcessEnd("the application");

  @Override
  void start() {}

  @Override
  <S> S service(ServiceRequest<S> request) {
    request.check();
    List<BootProvider> providers = providers(request);
    ServiceRequest.Candidate chosen =
        request.choose(providers.stream().map(BootProvider::declared).toList());
    return providers.stream()
        .filter(provided -> provided.declared().equals(chosen))
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

  private List<BootProvider> providers(ServiceRequest<?> request) {
    ModuleLayer layer =
        Optional.ofNullable(request.caller().getLayer()).orElseGet(ModuleLayer::boot);
    return known.computeIfAbsent(
        new Key(layer, request.type()),
        key -> BootProvider.find(key.layer(), key.service(), end.belongings()));
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
  public List<Outcome> collect() {
    return List.of();
  }

  @Override
  public List<String> pathTo(String generation) {
    throw new DymodException("there is no " + generation + ": nothing is reloaded in release mode");
  }

  @Override
  public void close() {
    end.close(Settings.CLOSING);
  }
}
