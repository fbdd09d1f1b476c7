package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Stage;
import io.dymod.Unit;
import io.dymod.change.OnDisk.Entry;
import io.dymod.outcome.UnitSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What serves, and what was refused. Immutable: each decision makes the next state of it.
 *
 * @param live the units that serve, by name
 * @param refused the states of places that were refused, by place
 * @param swaps how often something has gone live
 */
record State(Map<String, LiveUnit> live, Map<Path, Refused> refused, long swaps) {

  /** Nothing serves yet. */
  static final State EMPTY = new State(Map.of(), Map.of(), 0);

  State {
    live = Collections.unmodifiableMap(live);
    refused = Collections.unmodifiableMap(refused);
  }

  /** This state, after some units have gone live and others have been removed. */
  State swapped(Collection<LiveUnit> arrived, Collection<String> removed) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    Map<Path, Refused> left = new LinkedHashMap<>(refused);
    for (String name : removed) {
      LiveUnit last = next.remove(name);
      if (last != null) {
        left.remove(last.path());
      }
    }
    for (LiveUnit unit : arrived) {
      next.put(unit.name(), unit);
      left.values().removeIf(refusal -> refusal.isOfDeparture(unit.name()));
      left.computeIfPresent(
          unit.path(), (path, older) -> older.isPast(unit.entry()) ? null : older);
    }
    return new State(next, left, swaps + 1);
  }

  /** This state, with what is known of a unit that serves. */
  State with(LiveUnit unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    next.put(unit.name(), unit);
    Map<Path, Refused> left = new LinkedHashMap<>(refused);
    left.remove(unit.path());
    left.values().removeIf(refusal -> refusal.isOfDeparture(unit.name()));
    return new State(next, left, swaps);
  }

  /** This state, now that the sources of a unit are known to compile to what serves. */
  State compiled(String unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    next.computeIfPresent(unit, (name, known) -> known.compiled());
    return new State(next, refused, swaps);
  }

  /** This state, with one more refusal. */
  State with(Refused refusal) {
    Map<Path, Refused> more = new LinkedHashMap<>(refused);
    more.put(refusal.path(), refusal);
    return new State(live, more, swaps);
  }

  /** This state, without what was refused at a place. */
  State without(Path path) {
    if (!refused.containsKey(path)) {
      return this;
    }
    Map<Path, Refused> less = new LinkedHashMap<>(refused);
    less.remove(path);
    return new State(live, less, swaps);
  }

  Optional<LiveUnit> live(String name) {
    return Optional.ofNullable(live.get(name));
  }

  /** Whether a unit serves that was made from this very state of its place. */
  boolean isLive(Entry entry) {
    return live.values().stream().anyMatch(unit -> unit.isConfirmedBy(entry));
  }

  Optional<Refused> refused(Path path) {
    return Optional.ofNullable(refused.get(path));
  }

  /** The units that serve, by their places. */
  Map<Path, LiveUnit> liveByPlace() {
    Map<Path, LiveUnit> places = new HashMap<>();
    live.values().forEach(unit -> places.put(unit.path(), unit));
    return places;
  }

  /** The places of the units that serve. */
  Set<Path> places() {
    return live.values().stream().map(LiveUnit::path).collect(Collectors.toSet());
  }

  /** The sources of the units that serve, by name. */
  Map<String, UnitSource> sources() {
    Map<String, UnitSource> sources = new HashMap<>();
    live.forEach((name, unit) -> sources.put(name, unit.source()));
    return sources;
  }

  /** The errors that were reported of a unit before it came to a state of its place. */
  List<Diagnostic> errors(String unit, Entry now) {
    List<Diagnostic> errors = new ArrayList<>();
    refused.values().stream()
        .filter(refusal -> refusal.isReported() && refusal.unit().equals(unit))
        .filter(refusal -> refusal.isPast(now))
        .forEach(refusal -> errors.addAll(refusal.failure().errors()));
    return errors;
  }

  /** All units as they are now, by name. */
  List<Unit> units() {
    Map<String, Unit> units = new TreeMap<>();
    refused
        .values()
        .forEach(refusal -> refusal.units().forEach(name -> units.put(name, down(name, refusal))));
    live.keySet().forEach(name -> units.put(name, unit(name)));
    return List.copyOf(units.values());
  }

  /** Why units were rejected that have never served, by name. */
  SortedMap<String, String> rejections() {
    SortedMap<String, String> rejections = new TreeMap<>();
    neverServed().forEach(refusal -> rejections.put(refusal.unit(), refusal.failure().reason()));
    return rejections;
  }

  /**
   * The units that were rejected, have never served, and would provide a service as far as is
   * known.
   *
   * @param unit the only one that counts, if any
   */
  Set<String> awaited(Class<?> service, Optional<String> unit) {
    return neverServed()
        .filter(refusal -> unit.isEmpty() || refusal.unit().equals(unit.get()))
        .filter(refusal -> refusal.failure().stage() == Stage.COMPILE)
        .filter(refusal -> refusal.mayProvide(service))
        .map(Refused::unit)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Refused> neverServed() {
    return refused.values().stream()
        .filter(refusal -> refusal.isReported() && !live.containsKey(refusal.unit()));
  }

  private static Unit down(String name, Refused refusal) {
    return new UnitSummary(name, 0, Instant.now(), "", refusal.path(), List.of(), Unit.State.DOWN);
  }

  /** A unit that serves, as it is now. */
  Unit unit(String name) {
    LiveUnit unit = live.get(name);
    boolean stale =
        refused.values().stream()
            .anyMatch(refusal -> refusal.isReported() && refusal.isOfNewerVersionOf(unit));
    return unit.unit(stale ? Unit.State.STALE : Unit.State.LIVE);
  }
}
