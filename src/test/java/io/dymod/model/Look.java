package io.dymod.model;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known while one look at the disk is thought through.
 *
 * @param before what served
 * @param target what lies on disk
 * @param tried what was tried already
 */
record Look(State before, State target, Set<State> tried) {

  Look(State before, State target) {
    this(before, target, new HashSet<>());
  }

  /** The units that lie on disk. */
  Set<String> present() {
    return target.units().keySet();
  }

  /** A state with a unit as it lies on disk, and with what has to change its place for that. */
  State taken(State state, String unit) {
    State taken = state.with(unit, target.unit(unit));
    for (String name : replaced(unit)) {
      taken = taken.with(name, Optional.empty());
    }
    for (String name : successors(unit)) {
      taken = taken.with(name, target.unit(name));
    }
    return taken;
  }

  /**
   * A unit that has to be as it was before: one that has taken the place of another one which has
   * to stay, or one that has made room for another one which can't come. A module that is called
   * otherwise from now on changes its name in one step, or not at all.
   */
  Optional<String> misplaced(State state) {
    Stream<String> intruders =
        state.units().keySet().stream()
            .filter(name -> !state.agreesOn(name, before))
            .filter(name -> isTaken(state.units().get(name).place(), name, state));
    Stream<String> evicted =
        before.units().keySet().stream()
            .filter(name -> state.unit(name).isEmpty())
            .filter(
                name ->
                    successors(name).stream()
                        .anyMatch(successor -> !state.agreesOn(successor, target)));
    return Stream.concat(intruders, evicted).findFirst();
  }

  private boolean isTaken(Path place, String name, State state) {
    return state.units().entrySet().stream()
        .filter(other -> !other.getKey().equals(name))
        .filter(other -> state.agreesOn(other.getKey(), before))
        .anyMatch(other -> other.getValue().place().equals(place));
  }

  /** The units on disk that lie where one served which is nowhere any more. */
  private Set<String> successors(String unit) {
    return target.unit(unit).isPresent() ? Set.of() : others(target, unit, before.unit(unit));
  }

  /** The units that served where one lies now, and are nowhere any more. */
  private Set<String> replaced(String unit) {
    Set<String> replaced = others(before, unit, target.unit(unit));
    replaced.removeAll(target.units().keySet());
    return replaced;
  }

  private static Set<String> others(State state, String unit, Optional<State.Version> there) {
    return state.units().entrySet().stream()
        .filter(other -> !other.getKey().equals(unit))
        .filter(
            other -> there.filter(at -> at.place().equals(other.getValue().place())).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
