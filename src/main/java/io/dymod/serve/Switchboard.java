package io.dymod.serve;

import io.dymod.load.Generation;
import java.lang.invoke.SwitchPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Connects handles to the live edition. This is the one place with mutable state that callers and
 * the reload thread share.
 *
 * <h2>How a call finds its way</h2>
 *
 * A handle's methods ask a {@link java.lang.invoke.MutableCallSite} of the handle's own for the
 * provider, and call it. Linked, the site's target is the provider as a constant, behind the {@link
 * SwitchPoint} of the provider's generation, which the JIT compiles to a direct call without a
 * check. Unlinked, or once the switch point is off, the call takes the slow path: it reads {@link
 * #live}, calls whoever answers there, and links the site anew.
 *
 * <h2>How a swap is one step</h2>
 *
 * A swap first turns off the switch points of the outgoing generations, then writes {@code live},
 * then tidies up. Between the first two, calls to the units concerned take the slow path, which
 * still reads the old edition, and does not link since the switch point is off. So until the write
 * everybody calls the old edition and from the write on everybody calls the new one: the volatile
 * write is the swap. In the reverse order a call through an unlinked handle could reach the new
 * edition while a linked one still reached the old.
 *
 * <p>A thread on the slow path may have found the old edition just before the write. It links,
 * under the binding's lock, only if that edition is still live; the tidying takes the same lock
 * after the write and unlinks what was linked before. So no call site keeps an old provider
 * reachable, however rarely it is called.
 */
public final class Switchboard {

  /** An edition and the switch points that go off when a part of it ends. */
  private record Live(
      Edition edition,
      Map<Generation, SwitchPoint> switches,
      SwitchPoint fixed,
      ConcurrentHashMap<ServiceQuery, List<BoundProvider>> answers) {

    Live(Edition edition, Map<Generation, SwitchPoint> switches, SwitchPoint fixed) {
      this(edition, Collections.unmodifiableMap(switches), fixed, new ConcurrentHashMap<>());
    }

    /** Those of one unit, in the declared order. */
    List<BoundProvider> answers(Generation unit, Class<?> service) {
      return unit.providers(service).stream()
          .map(provider -> Provided.by(unit, provider))
          .map(provided -> new BoundProvider(provided, unit.toString(), switches.get(unit)))
          .toList();
    }
  }

  private final FixedProviders fixedProviders;
  private final Function<String, RuntimeException> absence;
  private final Map<ServiceKey, HandleBinding> bindings = new ConcurrentHashMap<>();
  private volatile Live live = new Live(Edition.EMPTY, Map.of(), new SwitchPoint());

  /**
   * A switchboard on which nothing is live yet.
   *
   * @param fixedProviders who serves unless a unit takes their place
   * @param absence makes the exception that a call gets where nobody answers, from a sentence
   */
  public Switchboard(FixedProviders fixedProviders, Function<String, RuntimeException> absence) {
    this.fixedProviders = fixedProviders;
    this.absence = absence;
  }

  /** What is live now. */
  public Edition edition() {
    return live.edition;
  }

  /**
   * Makes the next edition live, in one step for all callers. When this returns, no call starts on
   * a generation that serves no more. Called by the reload thread alone.
   *
   * @param arriving the generations that serve from now on
   * @param removed the names of the units that serve no more
   * @return the generations that serve no more
   */
  public List<Generation> swap(Collection<Generation> arriving, Collection<String> removed) {
    Edition before = live.edition;
    List<Generation> leaving =
        Stream.concat(arriving.stream().map(Generation::unit), removed.stream())
            .flatMap(unit -> before.generation(unit).stream())
            .toList();
    become(before.with(arriving).without(removed, Instant.now()), leaving, arriving);
    return leaving;
  }

  /** Hides what modules of these names provide in the layers below. */
  public void hide(Collection<String> units) {
    become(live.edition.withUnits(units), List.of(), List.of());
  }

  private void become(
      Edition next, Collection<Generation> leaving, Collection<Generation> arriving) {
    Live before = live;
    boolean unitsChange = !before.edition.units().equals(next.units());

    List<SwitchPoint> off = new ArrayList<>();
    leaving.forEach(generation -> off.add(before.switches.get(generation)));
    if (unitsChange) {
      off.add(before.fixed);
    }
    Map<Generation, SwitchPoint> switches = new HashMap<>(before.switches);
    leaving.forEach(switches::remove);
    arriving.forEach(arrived -> switches.put(arrived, new SwitchPoint()));
    Live after = new Live(next, switches, unitsChange ? new SwitchPoint() : before.fixed);

    SwitchPoint.invalidateAll(off.toArray(SwitchPoint[]::new));
    live = after;
    bindings.values().forEach(HandleBinding::unlinkIfStale);
    bindings.keySet().removeIf(key -> hasLeft(key.service()));
  }

  /** The handle for a key: always the same one for the same key. */
  public Object handle(ServiceKey key) {
    return bindings.computeIfAbsent(key, same -> new HandleBinding(this, key, home(key))).handle();
  }

  /** The module that answers now, for a handle that has not been called yet. */
  private String home(ServiceKey key) {
    return answers(live, key.query()).stream()
        .filter(key::matches)
        .findFirst()
        .map(BoundProvider::module)
        .orElse("");
  }

  /** Who answers for a key now, with the same result and failures as a call. */
  public Provided provider(ServiceKey key) {
    return connect(key, "").answer().provider();
  }

  /** Who provides a service now, by module and then in the declared order. */
  public List<Provided> providers(ServiceQuery query) {
    return answers(live, query).stream().map(BoundProvider::provider).toList();
  }

  private List<BoundProvider> answers(Live now, ServiceQuery query) {
    List<BoundProvider> known = now.answers.get(query);
    if (known == null) {
      known = findAnswers(now, query);
      now.answers.putIfAbsent(query, known);
    }
    return known;
  }

  private List<BoundProvider> findAnswers(Live now, ServiceQuery query) {
    List<BoundProvider> answers = new ArrayList<>();
    for (Provided fixed : fixedProviders.of(query, now.edition.units())) {
      answers.add(new BoundProvider(fixed, fixed.module(), now.fixed));
    }
    for (Generation generation : now.edition.generations().values()) {
      answers.addAll(now.answers(generation, query.service()));
    }
    answers.sort(Comparator.comparing(BoundProvider::module));
    return List.copyOf(answers);
  }

  /**
   * A connection at one moment. It stays good for as long as {@link #isLive} says so and the
   * answer's switch point is on.
   */
  record Connection(Object moment, BoundProvider answer) {}

  /**
   * Finds who answers for a key now.
   *
   * @param home the module that answered last, which is kept to where several could; may be empty
   */
  Connection connect(ServiceKey key, String home) {
    Live now = live;
    List<BoundProvider> matching = matching(now, key);
    BoundProvider answer =
        matching.stream()
            .filter(candidate -> candidate.module().equals(home))
            .findFirst()
            .or(() -> matching.size() == 1 ? matching.stream().findFirst() : Optional.empty())
            .orElseThrow(() -> absence.apply(why(now.edition, key, home)));
    return new Connection(now, answer);
  }

  /** Of a unit nobody else can answer, so the others need not be looked at. */
  private List<BoundProvider> matching(Live now, ServiceKey key) {
    Optional<Generation> unit = key.module().flatMap(now.edition::generation);
    List<BoundProvider> candidates =
        unit.isPresent() ? now.answers(unit.get(), key.service()) : answers(now, key.query());
    return candidates.stream().filter(key::matches).toList();
  }

  boolean isLive(Connection connection) {
    return live == connection.moment;
  }

  private static String why(Edition edition, ServiceKey key, String home) {
    String service = key.service().getName();
    String module = key.module().orElse(home);
    Edition.Departure departure = edition.departures().get(module);
    return departure != null
        ? "%s has no provider since %s, when unit %s (last %s) was removed: put it back, and this handle works again"
            .formatted(service, departure.since(), module, departure.generation())
        : "%s is no longer provided by module %s (now %s): declare the provider again, and this handle works again"
            .formatted(
                service,
                module,
                edition.generation(module).map(Generation::toString).orElse("not loaded"));
  }

  /** Whether a service is of a unit's own, and of a generation that no longer serves. */
  private boolean hasLeft(Class<?> service) {
    return Generation.isOfUnit(service)
        && live.edition.generations().values().stream()
            .noneMatch(generation -> generation.layer() == service.getModule().getLayer());
  }
}
