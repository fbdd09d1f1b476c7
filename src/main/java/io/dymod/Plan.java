package io.dymod;

import io.dymod.change.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  private final Map<String, Draft> drafts;

  private final Map<String, List<String>> requirers = new HashMap<>();

  /** Units that swap together for another reason than that one requires the other. */
  private final Map<String, Set<String>> neighbours = new TreeMap<>();

  /**
   * A plan for a change.
   *
   * @param drafts all units as they would be, by name
   * @param removed the names of those that are to be no more
   * @param successors for each unit at whose place another one has appeared, the name of that one
   */
  Plan(Map<String, Draft> drafts, Set<String> removed, Map<String, String> successors) {
    this.drafts = drafts;
    successors.forEach(
        (unit, successor) -> {
          neighbours.computeIfAbsent(unit, name -> new TreeSet<>()).add(successor);
          neighbours.computeIfAbsent(successor, name -> new TreeSet<>()).add(unit);
        });
    for (Draft draft : drafts.values()) {
      for (String required : draft.requires()) {
        if (drafts.containsKey(required) || removed.contains(required)) {
          requirers.computeIfAbsent(required, name -> new ArrayList<>()).add(draft.name());
        }
      }
    }
  }

  /** A unit as it would be after the change. */
  Draft draft(String unit) {
    return drafts.get(unit);
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
   * @throws Refusal if units require each other in a circle
   */
  List<Draft> order(Set<String> group) throws Refusal {
    List<Draft> ordered = new ArrayList<>();
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

  private void visit(
      String unit, Set<String> group, List<String> path, Set<String> done, List<Draft> ordered)
      throws Refusal {
    if (path.contains(unit)) {
      path.add(unit);
      List<String> circle = path.subList(path.indexOf(unit), path.size());
      throw new Refusal(
          "units require each other in a circle, which modules can't: "
              + String.join(" requires ", circle)
              + ". Remove one of these lines from its module-info.java");
    }
    if (!group.contains(unit) || !drafts.containsKey(unit) || done.contains(unit)) {
      return;
    }
    path.add(unit);
    for (String required : drafts.get(unit).requires()) {
      visit(required, group, path, done, ordered);
    }
    path.remove(path.size() - 1);
    done.add(unit);
    ordered.add(drafts.get(unit));
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
    Draft draft = drafts.get(unit);
    return draft == null ? Stream.of() : draft.requires().stream().filter(drafts::containsKey);
  }

  /** A provider may ask for a service when it is constructed; whoever provides it comes before. */
  private List<Set<String>> providersFirst(Map<String, Set<String>> groupOf) {
    Map<String, Set<String>> groupsByService = new TreeMap<>();
    groupOf.forEach(
        (unit, group) -> {
          if (drafts.containsKey(unit)) {
            drafts.get(unit).provides().forEach(service -> groupsByService.put(service, group));
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
        .filter(drafts::containsKey)
        .flatMap(unit -> drafts.get(unit).uses().stream())
        .filter(groupsByService::containsKey)
        .forEach(
            service ->
                visitProviders(groupsByService.get(service), groupsByService, seen, ordered));
    ordered.add(group);
  }
}
