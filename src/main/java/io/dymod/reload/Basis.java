package io.dymod.reload;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an attempt to load a group of units depends on.
 *
 * @param members the states of its units, and the generations of the units that they require
 * @param swaps how often anything has gone live: what a constructor asks for, or which packages
 *     others have, is not known beforehand
 */
record Basis(String members, long swaps) {

  /** Of what depends on nothing but its own place. */
  static final Basis ITSELF = new Basis("", 0);

  /**
   * That of a change.
   *
   * @param plan all units as they would be if everything were taken that has changed
   * @param group the names of the units
   * @param changed the names of all units that have changed, of this group and of others
   */
  static Basis of(
      State state, Difference difference, Plan plan, Set<String> group, Set<String> changed) {
    Set<String> concerned = new TreeSet<>(group);
    group.forEach(unit -> concerned.addAll(plan.requiredBy(unit)));
    String members =
        concerned.stream()
            .map(
                unit ->
                    changed.contains(unit)
                        ? unit + "@" + difference.entry(unit).serial()
                        : state.live(unit).map(live -> live.generation().toString()).orElse(unit))
            .collect(Collectors.joining(" "));
    return new Basis(members, state.swaps());
  }

  /** Whether a failure on this basis would come about on another one as well. */
  boolean holdsFor(Failure failure, Basis other) {
    return members.equals(other.members) && (swaps == other.swaps || !failure.dependsOnOthers());
  }
}
