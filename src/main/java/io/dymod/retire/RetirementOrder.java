package io.dymod.retire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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

  /** Orders units, dependents first. */
  static List<RetiringGeneration> of(Collection<RetiringGeneration> units) {
    List<RetiringGeneration> left = new ArrayList<>(units);
    List<RetiringGeneration> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      RetiringGeneration next =
          free(left, Dependencies::dependsOn)
              .or(() -> free(left, Dependencies::requires))
              .orElseGet(() -> left.get(0));
      left.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** A unit that no other one depends on. */
  private static Optional<RetiringGeneration> free(
      List<RetiringGeneration> units, BiPredicate<Dependencies, Dependencies> dependsOn) {
    return units.stream()
        .filter(
            unit ->
                units.stream()
                    .noneMatch(
                        other ->
                            other != unit
                                && dependsOn.test(other.dependencies(), unit.dependencies())))
        .findFirst();
  }
}
