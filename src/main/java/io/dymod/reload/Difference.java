package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies on disk, compared with what serves. It is derived anew from these two in each pass, so
 * no change can get lost: whatever is different is seen again, until it serves or is no longer
 * there.
 */
final class Difference {

  private final State state;
  private final Map<String, FoundUnit> arrivals;
  private final Map<String, Entry> departures;
  private final Map<String, String> successors;
  private final List<FoundUnit> same;
  private final List<Refused> faults;

  /**
   * A difference.
   *
   * @param state what serves
   * @param arrivals the units that should serve and don't: new ones, and those with other content
   * @param departures the units that serve although nothing on disk is of their name, with their
   *     empty places
   * @param successors the units whose place is taken by a unit of another name, with that name
   * @param same what lies there in another state than was seen before, and yet is what serves
   * @param faults the places that can't be understood, or not be taken
   */
  Difference(
      State state,
      Map<String, FoundUnit> arrivals,
      Map<String, Entry> departures,
      Map<String, String> successors,
      List<FoundUnit> same,
      List<Refused> faults) {
    this.state = state;
    this.arrivals = arrivals;
    this.departures = departures;
    this.successors = successors;
    this.same = same;
    this.faults = faults;
  }

  /** What served before the last swap, compared with what serves. */
  static Difference back(State state) {
    Map<String, FoundUnit> arrivals = new TreeMap<>();
    Map<String, Entry> departures = new TreeMap<>();
    state
        .past()
        .last()
        .forEach(
            (name, before) -> {
              before.ifPresent(unit -> arrivals.put(name, unit));
              state
                  .live(name)
                  .filter(unit -> before.isEmpty())
                  .ifPresent(unit -> departures.put(name, unit.entry()));
            });
    return new Difference(state, arrivals, departures, Map.of(), List.of(), List.of());
  }

  /** What was written again and is what serves. */
  List<FoundUnit> same() {
    return same;
  }

  /** The places that can't be understood, or not be taken, each as a refusal. */
  List<Refused> faults() {
    return faults;
  }

  /** The units that should serve and don't. */
  Map<String, FoundUnit> arrivals() {
    return arrivals;
  }

  /** The units that serve although their place is empty, or taken by another unit. */
  Map<String, Entry> departures() {
    return departures;
  }

  /** The unit that has taken the place of one, if any has: then nothing can come back there. */
  Optional<String> successor(String unit) {
    return Optional.ofNullable(successors.get(unit));
  }

  /** Whether a unit's place has been empty for so long that it won't come back. */
  boolean isRemoved(String unit, Patience patience) {
    return state.live(unit).filter(live -> patience.isOver(live, departures.get(unit))).isPresent();
  }

  /** These units, and those that take the place of one of them, or lose theirs to one. */
  Set<String> withNeighbours(Set<String> units) {
    Set<String> all = new TreeSet<>(units);
    successors.forEach(
        (replaced, successor) -> {
          if (units.contains(successor) || units.contains(replaced)) {
            all.add(replaced);
            all.add(successor);
          }
        });
    return all;
  }

  /** The state of the place to which the change of a unit is due; null if it is not different. */
  Entry entry(String unit) {
    FoundUnit arrival = arrivals.get(unit);
    return arrival != null ? arrival.entry() : departures.get(unit);
  }

  /** The names of the units that are different. */
  Set<String> changed() {
    Set<String> changed = new TreeSet<>(arrivals.keySet());
    changed.addAll(departures.keySet());
    return changed;
  }

  /** Whether a unit is different on disk from what serves. */
  boolean isDifferent(String unit) {
    return arrivals.containsKey(unit) || departures.containsKey(unit);
  }

  /** Whether a module is a unit, whether it serves or not. */
  boolean isUnit(String module) {
    return arrivals.containsKey(module) || state.live().containsKey(module);
  }

  /** The names of all units, whether they serve or not. */
  Set<String> units() {
    Set<String> names = new TreeSet<>(state.live().keySet());
    names.addAll(arrivals.keySet());
    return names;
  }

  /**
   * The units as they would be if some changes were taken, and the others were not.
   *
   * @param taken names of units that have changed
   */
  Plan plan(Set<String> taken) {
    Map<String, UnitSource> sources = new HashMap<>(state.sources());
    Set<String> removed = new TreeSet<>(departures.keySet());
    removed.retainAll(taken);
    sources.keySet().removeAll(removed);
    arrivals.forEach(
        (name, arrival) -> {
          if (taken.contains(name)) {
            sources.put(name, arrival.source());
          }
        });
    return new Plan(sources, removed, together(taken));
  }

  /**
   * For each unit that changes, what it required before, and what takes its place: if its change is
   * not taken it requires these again, and must be loaded anew with them, or keep them.
   */
  private Map<String, Set<String>> together(Set<String> taken) {
    Map<String, Set<String>> together = new TreeMap<>();
    for (String unit : taken) {
      Set<String> others = new TreeSet<>();
      state.live(unit).ifPresent(live -> others.addAll(live.source().requires()));
      successor(unit).ifPresent(others::add);
      together.put(unit, others);
    }
    return together;
  }
}
