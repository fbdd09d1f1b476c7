package io.dymod.state;

import io.dymod.Stateful;
import io.dymod.load.Generation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A provider that has state, and the one that takes its place.
 *
 * @param unit the unit
 * @param name the class of the first
 * @param to nothing if nobody takes its state
 */
record StatePair(String unit, String name, Stateful<?> from, Optional<Stateful<Object>> to) {

  /** Those of some generations, and of the next ones of the same units. */
  static List<StatePair> of(Collection<Generation> outgoing, Collection<Generation> incoming) {
    List<StatePair> pairs = new ArrayList<>();
    for (Generation old : outgoing) {
      incoming.stream()
          .filter(next -> next.unit().equals(old.unit()))
          .forEach(next -> pairs.addAll(of(old, next)));
    }
    return pairs;
  }

  private static List<StatePair> of(Generation old, Generation next) {
    Map<Declaration, Stateful<?>> from = stateful(old);
    Map<Declaration, Stateful<?>> to = stateful(next);
    // An object that both have keeps what it has.
    from.values().removeIf(provider -> to.values().stream().anyMatch(same -> same == provider));
    List<StatePair> pairs = new ArrayList<>();
    from.forEach(
        (declaration, provider) -> {
          Stateful<?> taker = to.getOrDefault(declaration, to.get(renamed(declaration, from, to)));
          pairs.add(new StatePair(old.unit(), declaration.type, provider, optional(taker)));
        });
    return pairs;
  }

  /** What a declaration that is no more has become, if that is certain. */
  private static Declaration renamed(
      Declaration old, Map<Declaration, Stateful<?>> from, Map<Declaration, Stateful<?>> to) {
    List<Declaration> gone = others(old.service, from, to);
    List<Declaration> arrived = others(old.service, to, from);
    return gone.size() == 1 && arrived.size() == 1 ? arrived.get(0) : old;
  }

  private static List<Declaration> others(
      String service, Map<Declaration, Stateful<?>> some, Map<Declaration, Stateful<?>> others) {
    return some.keySet().stream()
        .filter(one -> one.service.equals(service) && !others.containsKey(one))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Optional<Stateful<Object>> optional(Stateful<?> provider) {
    return Optional.ofNullable((Stateful<Object>) provider);
  }

  /** The providers of a generation that have state, each once. */
  private static Map<Declaration, Stateful<?>> stateful(Generation generation) {
    Map<Declaration, Stateful<?>> stateful = new TreeMap<>(Declaration.ORDER);
    for (Class<?> service : sorted(generation.services())) {
      for (Generation.Provider provider : generation.providers(service)) {
        if (provider.instance() instanceof Stateful<?> one
            && stateful.values().stream().noneMatch(known -> known == one)) {
          stateful.put(new Declaration(service.getName(), provider.type()), one);
        }
      }
    }
    return stateful;
  }

  private static List<Class<?>> sorted(Set<Class<?>> services) {
    return services.stream().sorted(Comparator.comparing(Class::getName)).toList();
  }

  /** That a class provides a service. */
  private record Declaration(String service, String type) {

    static final Comparator<Declaration> ORDER =
        Comparator.comparing(Declaration::service).thenComparing(Declaration::type);
  }
}
