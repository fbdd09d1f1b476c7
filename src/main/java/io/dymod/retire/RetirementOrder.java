package io.dymod.retire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * In which order units retire: each before what it depends on. What it requires has to outlive it;
 * whose services it uses should, where the units do not use each other in a circle.
 */
final class RetirementOrder {

  /**
   * What counts of a unit.
   *
   * @param name its name
   * @param requires the modules it requires
   * @param uses the services it uses
   * @param provides the services it provides
   */
  record Dependencies(String name, Set<String> requires, Set<String> uses, Set<String> provides) {

    boolean requires(Dependencies other) {
      return requires.contains(other.name);
    }

    boolean dependsOn(Dependencies other) {
      return requires(other) || uses.stream().anyMatch(other.provides::contains);
    }
  }

  private RetirementOrder() {}

  /**
   * Orders units, dependents first.
   *
   * @param dependencies what counts of each
   */
  static <T> List<T> of(Collection<T> units, Function<T, Dependencies> dependencies) {
    List<T> left = new ArrayList<>(units);
    List<T> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      T next =
          free(left, dependencies, Dependencies::dependsOn)
              .or(() -> free(left, dependencies, Dependencies::requires))
              .orElseGet(() -> left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** A unit that no other one depends on. */
  private static <T> Optional<T> free(
      List<T> units,
      Function<T, Dependencies> dependencies,
      BiPredicate<Dependencies, Dependencies> dependsOn) {
    return units.stream()
        .filter(
            unit ->
                units.stream()
                    .filter(other -> other != unit)
                    .map(dependencies)
                    .noneMatch(other -> dependsOn.test(other, dependencies.apply(unit))))
        .findFirst();
  }
}
