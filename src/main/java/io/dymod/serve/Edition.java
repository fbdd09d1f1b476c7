package io.dymod.serve;

import io.dymod.load.Generation;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The generations that serve together. Immutable; a swap puts one edition in the place of another.
 *
 * @param generations the serving generation of each unit, by the unit's name
 * @param departures for each unit that has gone and is not back, what there was and since when it
 *     is no more
 * @param units the names of all units there have ever been, serving or not; providers of these
 *     names in the layers below are hidden
 */
public record Edition(
    Map<String, Generation> generations, Map<String, Departure> departures, Set<String> units) {

  /** The edition before the first unit is found. */
  public static final Edition EMPTY = new Edition(Map.of(), Map.of(), Set.of());

  /**
   * The end of a unit.
   *
   * @param generation the last one, {@code sheep#7}
   * @param since when it left
   */
  public record Departure(String generation, Instant since) {}

  /** Takes what it is given, which nobody may write to any more. */
  public Edition {
    generations = Collections.unmodifiableMap(generations);
    departures = Collections.unmodifiableMap(departures);
    units = Collections.unmodifiableSet(units);
  }

  /** This edition, knowing of some more units, whether they serve or not. */
  public Edition withUnits(Collection<String> names) {
    Set<String> known = new HashSet<>(units);
    known.addAll(names);
    return new Edition(generations, departures, known);
  }

  /** This edition with some generations in the place of their predecessors, if they had any. */
  public Edition with(Collection<Generation> loaded) {
    Map<String, Generation> next = new HashMap<>(generations);
    List<String> names = loaded.stream().map(Generation::unit).toList();
    loaded.forEach(generation -> next.put(generation.unit(), generation));
    Map<String, Departure> gone = departures;
    if (names.stream().anyMatch(departures::containsKey)) {
      gone = new HashMap<>(departures);
      gone.keySet().removeAll(names);
    }
    Edition edition = new Edition(next, gone, units);
    return units.containsAll(names) ? edition : edition.withUnits(names);
  }

  /** This edition without some of its units. */
  public Edition without(Collection<String> names, Instant now) {
    if (names.isEmpty()) {
      return this;
    }
    Map<String, Generation> next = new HashMap<>(generations);
    Map<String, Departure> gone = new HashMap<>(departures);
    for (String name : names) {
      Generation last = next.remove(name);
      if (last != null) {
        gone.put(name, new Departure(last.toString(), now));
      }
    }
    return new Edition(next, gone, units);
  }

  /** The generation of a unit. */
  public Optional<Generation> generation(String unit) {
    return Optional.ofNullable(generations.get(unit));
  }
}
