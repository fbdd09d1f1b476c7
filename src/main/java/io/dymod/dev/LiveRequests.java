package io.dymod.dev;

import io.dymod.DymodException;
import io.dymod.Provider;
import io.dymod.Settings;
import io.dymod.engine.ServiceRequest;
import io.dymod.load.GenerationLoader;
import io.dymod.reload.Reloader;
import io.dymod.report.Announcer;
import io.dymod.scope.Log;
import io.dymod.scope.OwningLoader;
import io.dymod.serve.Provided;
import io.dymod.serve.ServiceKey;
import io.dymod.serve.ServiceQuery;
import io.dymod.serve.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers in dev mode who asks for services: with handles, once there is enough to answer with. */
final class LiveRequests {

  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private final Settings settings;
  private final ModuleLayer base;
  private final Switchboard switchboard;
  private final Startup startup;
  private final Reloader reloader;

  /**
   * A place to ask.
   *
   * @param switchboard knows who provides what
   * @param startup waited for
   * @param reloader knows of units that don't serve
   */
  LiveRequests(Settings settings, Switchboard switchboard, Startup startup, Reloader reloader) {
    this.settings = settings;
    this.base = settings.base();
    this.switchboard = switchboard;
    this.startup = startup;
    this.reloader = reloader;
  }

  /** The handle for one provider. */
  <S> S service(ServiceRequest<S> request) {
    request.check();
    ServiceQuery query = query(request);
    awaitStart(request, () -> request.isMet(candidates(switchboard.providers(query))));
    awaitGoodSave(request, query);
    List<Provided> providers = switchboard.providers(query);
    List<ServiceRequest.Candidate> candidates = candidates(providers);
    construct(providers.get(candidates.indexOf(choose(request, candidates, query))));
    return request.type().cast(switchboard.handle(ServiceKey.of(query, request.module())));
  }

  /**
   * Where nobody provides what is asked for and a unit could not be loaded, the program would end
   * and have to be started again after each try. So it waits for the first good save instead.
   */
  private void awaitGoodSave(ServiceRequest<?> request, ServiceQuery query) {
    Supplier<Set<String>> awaited =
        () ->
            request.isMet(candidates(switchboard.providers(query)))
                ? Set.of()
                : reloader.awaited(request.type(), request.module());
    Set<String> units =
        settings.waitForGoodSave() && settings.auto() && mayWait(request)
            ? awaited.get()
            : Set.of();
    if (units.isEmpty()) {
      return;
    }
    Log.warn(
        "waiting for a good save of {}, before which nobody provides {}: mend it, and the program"
            + " goes on (-Ddymod.wait=false makes this an exception)",
        String.join(", ", units),
        request.type().getName());
    try {
      reloader.await(() -> awaited.get().isEmpty(), FOR_GOOD);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Neither what a reload waits for may wait for one, nor who is told of it. */
  private static boolean mayWait(ServiceRequest<?> request) {
    return !GenerationLoader.isRehearsing()
        && !Announcer.isTelling()
        && !isOfUnit(request.caller());
  }

  private ServiceRequest.Candidate choose(
      ServiceRequest<?> request, List<ServiceRequest.Candidate> candidates, ServiceQuery query) {
    try {
      return request.choose(candidates);
    } catch (DymodException nobody) {
      Absentees absentees = absentees(query);
      throw new DymodException(nobody.getMessage() + absentees.inBrackets() + absentees.below());
    }
  }

  /** What never reloads is constructed when it is asked for, as in release, and fails there. */
  @SuppressWarnings("ReturnValueIgnored")
  private static void construct(Provided provider) {
    provider.instance().get();
  }

  private static List<ServiceRequest.Candidate> candidates(List<Provided> providers) {
    return providers.stream()
        .map(provider -> new ServiceRequest.Candidate(provider.module(), provider.name()))
        .toList();
  }

  private Absentees absentees(ServiceQuery query) {
    return Absentees.of(query, reloader, switchboard.edition());
  }

  /** Handles for all providers, whoever they are at the time. */
  <S> List<S> services(ServiceRequest<S> request) {
    ServiceQuery query = checkedAfterStart(request);
    present(query).forEach(LiveRequests::construct);
    Class<S> type = request.type();
    return live(query, provider -> type.cast(switchboard.handle(ServiceKey.of(query, provider))));
  }

  /** All providers, whoever they are at the time. */
  <S> List<Provider<S>> providers(ServiceRequest<S> request) {
    ServiceQuery query = checkedAfterStart(request);
    present(query);
    Class<S> type = request.type();
    return live(query, provider -> LiveProvider.of(switchboard, type, query, provider));
  }

  /** Where there is nobody, no exception says why. */
  private List<Provided> present(ServiceQuery query) {
    List<Provided> providers = switchboard.providers(query);
    if (providers.isEmpty()) {
      absentees(query).warn(query.service());
    }
    return providers;
  }

  private <E> List<E> live(ServiceQuery query, Function<Provided, E> element) {
    return new LiveList<>(
        () ->
            switchboard.providers(query).stream()
                .map(element)
                .collect(Collectors.toUnmodifiableList()));
  }

  private ServiceQuery checkedAfterStart(ServiceRequest<?> request) {
    request.check();
    awaitStart(request, () -> true);
    return query(request);
  }

  /** A unit's own layer is above the base, and its other providers are those of the base. */
  private ServiceQuery query(ServiceRequest<?> request) {
    return new ServiceQuery(
        request.type(), isOfUnit(request.caller()) ? base : request.layer(base));
  }

  private static boolean isOfUnit(Module module) {
    return module.getClassLoader() instanceof OwningLoader;
  }

  private void awaitStart(ServiceRequest<?> request, BooleanSupplier there) {
    startup.await(() -> isOfUnit(request.caller()) && !serves(request.caller()), there);
  }

  private boolean serves(Module unit) {
    return switchboard.edition().generations().values().stream()
        .anyMatch(generation -> generation.layer() == unit.getLayer());
  }
}
