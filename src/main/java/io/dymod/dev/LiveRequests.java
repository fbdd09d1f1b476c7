package io.dymod.dev;

import io.dymod.DymodException;
import io.dymod.Provider;
import io.dymod.Settings;
import io.dymod.engine.ServiceRequest;
import io.dymod.load.GenerationLoader;
import io.dymod.reload.Reloader;
import io.dymod.report.Announcer;
import io.dymod.scope.Log;
import io.dymod.scope.Owner;
import io.dymod.serve.Address;
import io.dymod.serve.Provided;
import io.dymod.serve.Question;
import io.dymod.serve.Switchboard;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers in dev mode who asks for services: with handles, once there is enough to answer with. */
final class LiveRequests {

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
    Question question = question(request);
    awaitStart(request, () -> request.isMet(candidates(switchboard.providers(question))));
    awaitGoodSave(request, question);
    List<Provided> providers = switchboard.providers(question);
    List<ServiceRequest.Candidate> candidates = candidates(providers);
    construct(providers.get(candidates.indexOf(choose(request, candidates, question))));
    return request.type().cast(switchboard.handle(Address.of(question, request.module())));
  }

  /**
   * Where nobody provides what is asked for and a unit could not be loaded, the program would end
   * and have to be started again after each try. So it waits for the first good save instead.
   */
  private void awaitGoodSave(ServiceRequest<?> request, Question question) {
    Supplier<Set<String>> awaited =
        () ->
            request.isMet(candidates(switchboard.providers(question)))
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
      reloader.await(() -> awaited.get().isEmpty());
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
      ServiceRequest<?> request, List<ServiceRequest.Candidate> candidates, Question question) {
    try {
      return request.choose(candidates);
    } catch (DymodException nobody) {
      Absentees absentees = absentees(question);
      throw new DymodException(nobody.getMessage() + absentees.inBrackets() + absentees.below());
    }
  }

  /** What never reloads is constructed when it is asked for, as in release, and fails there. */
  private static void construct(Provided provider) {
    provider.instance().get();
  }

  private static List<ServiceRequest.Candidate> candidates(List<Provided> providers) {
    return providers.stream()
        .map(provider -> new ServiceRequest.Candidate(provider.module(), provider.name()))
        .toList();
  }

  private Absentees absentees(Question question) {
    return Absentees.of(question, reloader, switchboard.edition());
  }

  /** Handles for all providers, whoever they are at the time. */
  <S> List<S> services(ServiceRequest<S> request) {
    Question question = checkedAfterStart(request);
    present(question).forEach(LiveRequests::construct);
    Class<S> type = request.type();
    return live(
        question, provider -> type.cast(switchboard.handle(Address.of(question, provider))));
  }

  /** All providers, whoever they are at the time. */
  <S> List<Provider<S>> providers(ServiceRequest<S> request) {
    Question question = checkedAfterStart(request);
    present(question);
    Class<S> type = request.type();
    return live(question, provider -> LiveProvider.of(switchboard, type, question, provider));
  }

  /** Where there is nobody, no exception says why. */
  private List<Provided> present(Question question) {
    List<Provided> providers = switchboard.providers(question);
    if (providers.isEmpty()) {
      absentees(question).warn(question.service());
    }
    return providers;
  }

  private <E> List<E> live(Question question, Function<Provided, E> element) {
    return new LiveList<>(
        () ->
            switchboard.providers(question).stream()
                .map(element)
                .collect(Collectors.toUnmodifiableList()));
  }

  private Question checkedAfterStart(ServiceRequest<?> request) {
    request.check();
    awaitStart(request, () -> true);
    return question(request);
  }

  /** A unit's own layer is above the base, and its other providers are those of the base. */
  private Question question(ServiceRequest<?> request) {
    return new Question(request.type(), isOfUnit(request.caller()) ? base : request.layer(base));
  }

  private static boolean isOfUnit(Module module) {
    return module.getClassLoader() instanceof Owner;
  }

  private void awaitStart(ServiceRequest<?> request, BooleanSupplier there) {
    startup.await(() -> isOfUnit(request.caller()) && !serves(request.caller()), there);
  }

  private boolean serves(Module unit) {
    return switchboard.edition().generations().values().stream()
        .anyMatch(generation -> generation.layer() == unit.getLayer());
  }
}
