package io.dymod.model;

import io.dymod.Outcome;
import io.dymod.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host held against the states that are right.
 *
 * @param kind a word for what is different
 * @param agreeing the states with which it agrees
 * @param differences what is different from the first of the states; empty if it agrees with some
 */
record Check(String kind, Set<State> agreeing, List<String> differences) {

  static Check of(Player player, Oracle oracle, Set<State> states, Disk disk) {
    Map<String, Unit.State> listed = player.listed();
    Set<String> names = new TreeSet<>(listed.keySet());
    states.forEach(state -> names.addAll(state.units().keySet()));
    Map<String, String> answers = player.answers(names);
    List<Outcome> outcomes = player.outcomes();
    Set<State> agreeing = new LinkedHashSet<>();
    Optional<Check> first = Optional.empty();
    for (State state : states) {
      List<String> differences = compare(oracle.answers(state), answers);
      String kind = "answers";
      if (differences.isEmpty()) {
        kind = "units";
        differences = compareListed(oracle.listed(state, disk), listed);
      }
      if (differences.isEmpty()) {
        kind = "last outcomes";
        differences = Counts.of(outcomes).lastAgainst(oracle.listed(state, disk));
      }
      if (differences.isEmpty()) {
        agreeing.add(state);
      } else if (first.isEmpty()) {
        differences.add("expected state " + state + (states.size() > 1 ? " or another one" : ""));
        differences.add("on disk " + disk.found().values());
        first = Optional.of(new Check(kind, agreeing, differences));
      }
    }
    return agreeing.isEmpty()
        ? first.orElse(new Check("model", agreeing, List.of("no state is right")))
        : new Check("", agreeing, List.of());
  }

  private static List<String> compare(Map<String, String> expected, Map<String, String> actual) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      if (!Optional.ofNullable(expected.get(name)).equals(Optional.ofNullable(actual.get(name)))) {
        differences.add(
            "%s should answer \"%s\" and answers \"%s\""
                .formatted(
                    name,
                    expected.getOrDefault(name, "nothing"),
                    actual.getOrDefault(name, "nothing")));
      }
    }
    return differences;
  }

  private static List<String> compareListed(
      Map<String, Unit.State> expected, Map<String, Unit.State> actual) {
    List<String> differences = new ArrayList<>();
    expected.forEach(
        (name, state) -> {
          if (state != actual.get(name)) {
            differences.add(name + " should be listed as " + state + " and is " + actual.get(name));
          }
        });
    return differences;
  }
}
