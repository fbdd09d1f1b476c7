package io.dymod;

import io.dymod.scope.Owner;
import io.dymod.serve.Address;
import io.dymod.serve.Provided;
import io.dymod.serve.Question;
import io.dymod.serve.Switchboard;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers in dev mode who asks for services: with handles, once there is enough to answer with. */
final class LiveRequests {

  private final ModuleLayer base;
  private final Switchboard switchboard;
  private final Startup startup;
  private final Supplier<List<Unit>> units;

  /**
   * A place to ask.
   *
   * @param base the layer of the application
   * @param switchboard knows who provides what
   * @param startup waited for
   * @param units gives all units, whether they serve or not
   */
  LiveRequests(
      ModuleLayer base, Switchboard switchboard, Startup startup, Supplier<List<Unit>> units) {
    this.base = base;
    this.switchboard = switchboard;
    this.startup = startup;
    this.units = units;
  }

  /** The handle for one provider. */
  <S> S service(ServiceRequest<S> request) {
    request.check();
    Question question = question(request);
    awaitStart(request, () -> request.isMet(candidates(switchboard.providers(question))));
    List<Provided> providers = switchboard.providers(question);
    List<ServiceRequest.Candidate> candidates = candidates(providers);
    construct(providers.get(candidates.indexOf(choose(request, candidates, question))));
    return request.type().cast(switchboard.handle(Address.of(question, request.module())));
  }

  private ServiceRequest.Candidate choose(
      ServiceRequest<?> request, List<ServiceRequest.Candidate> candidates, Question question) {
    try {
      return request.choose(candidates);
    } catch (DymodException nobody) {
      throw new DymodException(nobody.getMessage() + absentees(question).inBrackets());
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
    return Absentees.of(question, units.get(), switchboard.edition());
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
