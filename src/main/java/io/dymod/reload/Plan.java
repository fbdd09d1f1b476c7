package io.dymod.reload;

import io.dymod.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which units swap together, and in which order they are loaded. Units that have to do with each
 * other through {@code requires} form a group, which goes live whole or not at all. Groups have
 * nothing to do with each other, so a fault in one does not hold up the rest.
 */
final class Plan {

  private final Map<String, UnitSource> sources;

  private final Map<String, List<String>> requirers = new HashMap<>();

  /** Units that swap together for another reason than that one requires the other. */
  private final Map<String, Set<String>> neighbours = new TreeMap<>();

  /**
   * A plan for a change.
   *
   * @param sources all units as they would be, by name
   * @param removed the names of those that are to be no more
   * @param together for some units, others that swap together with them for another reason
   */
  Plan(Map<String, UnitSource> sources, Set<String> removed, Map<String, Set<String>> together) {
    this.sources = sources;
    together.forEach(
        (unit, others) ->
            others.forEach(
                other -> {
                  neighbours.computeIfAbsent(unit, name -> new TreeSet<>()).add(other);
                  neighbours.computeIfAbsent(other, name -> new TreeSet<>()).add(unit);
                }));
    for (UnitSource source : sources.values()) {
      for (String required : source.requires()) {
        if (sources.containsKey(required) || removed.contains(required)) {
          requirers.computeIfAbsent(required, name -> new ArrayList<>()).add(source.name());
        }
      }
    }
  }

  /** A unit as it would be after the change; nothing if it is to be no more. */
  Optional<UnitSource> source(String unit) {
    return Optional.ofNullable(sources.get(unit));
  }

  /**
   * The groups that some changes make.
   *
   * @param changed names of units that were added, changed or removed
   * @return the names of each group; what requires a changed unit, directly or not, is in its group
   */
  List<Set<String>> groups(Collection<String> changed) {
    Set<String> affected = affectedBy(changed);
    if (affected.size() == 1) {
      return List.of(affected);
    }
    Map<String, Set<String>> groupOf = new TreeMap<>();
    for (String unit : affected) {
      if (!groupOf.containsKey(unit)) {
        Set<String> group = connectedTo(unit, affected);
        group.forEach(member -> groupOf.put(member, group));
      }
    }
    return providersFirst(groupOf);
  }

  /**
   * The order in which a group's units are loaded: each after those that it requires.
   *
   * @param group names of units; those that are to be removed are left out of the order
   * @throws GroupFailure if units require each other in a circle
   */
  List<UnitSource> order(Set<String> group) throws GroupFailure {
    List<UnitSource> ordered = new ArrayList<>();
    Set<String> done = new TreeSet<>();
    for (String unit : group) {
      visit(unit, group, new ArrayList<>(), done, ordered);
    }
    return ordered;
  }

  /** The units that a unit requires, directly or not. */
  Set<String> requiredBy(String unit) {
    Set<String> required = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(unit));
    while (!next.isEmpty()) {
      requiredUnits(next.pop()).filter(required::add).forEach(next::push);
    }
    return required;
  }

  /**
   * The changes to which it is due that some units can't be loaded: their own, and the removal of
   * what they require, in this order; if there is none, those of what they require; and if it is
   * not that either, each of them may be.
   *
   * @param failed names of units
   * @param changed names of units that were added, changed or removed
   */
  Set<String> culprits(Set<String> failed, Set<String> changed) {
    Set<String> above = new TreeSet<>(changed);
    above.removeIf(unit -> Collections.disjoint(affectedBy(List.of(unit)), failed));
    Set<String> near = new LinkedHashSet<>(new TreeSet<>(changed));
    near.retainAll(failed);
    above.stream().filter(unit -> !sources.containsKey(unit)).forEach(near::add);
    return Stream.of(near, above)
        .filter(culprits -> !culprits.isEmpty())
        .findFirst()
        .orElse(changed);
  }

  /**
   * The changes of what some units require, directly or not, their own left out.
   *
   * @param failed names of units
   * @param changed names of units that were added, changed or removed
   */
  Set<String> changedBelow(Set<String> failed, Set<String> changed) {
    Set<String> below = new TreeSet<>();
    failed.forEach(unit -> below.addAll(requiredBy(unit)));
    below.removeAll(failed);
    below.retainAll(changed);
    return below;
  }

  private void visit(
      String unit, Set<String> group, List<String> path, Set<String> done, List<UnitSource> ordered)
      throws GroupFailure {
    if (path.contains(unit)) {
      path.add(unit);
      List<String> circle = path.subList(path.indexOf(unit), path.size());
      String reason =
          "units require each other in a circle, which modules can't: "
              + String.join(" requires ", circle)
              + ". Remove one of these lines from its module-info.java";
      throw new GroupFailure(Set.copyOf(circle), new Failure(Stage.READ, reason));
    }
    if (!group.contains(unit) || !sources.containsKey(unit) || done.contains(unit)) {
      return;
    }
    path.add(unit);
    for (String required : sources.get(unit).requires()) {
      visit(required, group, path, done, ordered);
    }
    path.remove(path.size() - 1);
    done.add(unit);
    ordered.add(sources.get(unit));
  }

  private Set<String> affectedBy(Collection<String> changed) {
    Set<String> affected = new TreeSet<>(changed);
    Deque<String> next = new ArrayDeque<>(affected);
    while (!next.isEmpty()) {
      requirers.getOrDefault(next.pop(), List.of()).stream()
          .filter(affected::add)
          .forEach(next::push);
    }
    return affected;
  }

  private Set<String> connectedTo(String start, Set<String> among) {
    Set<String> group = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(start));
    while (!next.isEmpty()) {
      String unit = next.pop();
      if (among.contains(unit) && group.add(unit)) {
        requiredUnits(unit).forEach(next::push);
        requirers.getOrDefault(unit, List.of()).forEach(next::push);
        neighbours.getOrDefault(unit, Set.of()).forEach(next::push);
      }
    }
    return group;
  }

  private Stream<String> requiredUnits(String unit) {
    UnitSource source = sources.get(unit);
    return source == null ? Stream.of() : source.requires().stream().filter(sources::containsKey);
  }

  /** A provider may ask for a service when it is constructed; whoever provides it comes before. */
  private List<Set<String>> providersFirst(Map<String, Set<String>> groupOf) {
    Map<String, Set<String>> groupsByService = new TreeMap<>();
    groupOf.forEach(
        (unit, group) -> {
          if (sources.containsKey(unit)) {
            sources.get(unit).provides().forEach(service -> groupsByService.put(service, group));
          }
        });
    Set<Set<String>> ordered = new LinkedHashSet<>();
    Set<Set<String>> seen = new HashSet<>();
    groupOf.values().forEach(group -> visitProviders(group, groupsByService, seen, ordered));
    return List.copyOf(ordered);
  }

  /** A circle of uses is no fault; it is cut where it is met. */
  private void visitProviders(
      Set<String> group,
      Map<String, Set<String>> groupsByService,
      Set<Set<String>> seen,
      Set<Set<String>> ordered) {
    if (!seen.add(group)) {
      return;
    }
    group.stream()
        .filter(sources::containsKey)
        .flatMap(unit -> sources.get(unit).uses().stream())
        .filter(groupsByService::containsKey)
        .forEach(
            service ->
                visitProviders(groupsByService.get(service), groupsByService, seen, ordered));
    ordered.add(group);
  }
}
