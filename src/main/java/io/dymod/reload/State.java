package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.Unit;
import io.dymod.change.OnDisk.Entry;
import io.dymod.outcome.UnitSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
 * @param refusals what was refused
 * @param past what has served before
 * @param swaps how often something has gone live
 */
record State(Map<String, LiveUnit> live, Refusals refusals, Past past, long swaps) {

  /** Nothing serves yet. */
  static final State EMPTY = new State(Map.of(), Refusals.NONE, Past.NONE, 0);

  State {
    live = Collections.unmodifiableMap(live);
  }

  /** This state, with other refusals. */
  State with(Refusals next) {
    return new State(live, next, past, swaps);
  }

  /** This state, with another past. */
  State with(Past next) {
    return new State(live, refusals, next, swaps);
  }

  /** This state, after some units have gone live and others have been removed. */
  State swapped(Collection<LiveUnit> arrived, Collection<String> removed) {
    State next = this;
    Set<String> units = new TreeSet<>(removed);
    for (String name : removed) {
      next = next.withoutUnit(name);
    }
    for (LiveUnit unit : arrived) {
      next = next.with(unit);
      units.add(unit.name());
    }
    return new State(next.live, next.refusals, next.past.swapped(live, units), swaps + 1);
  }

  /**
   * This state, after the last swap was undone.
   *
   * @param aside what does not count any more for as long as it stays as it is
   */
  State rolledBack(
      Collection<LiveUnit> arrived, Collection<String> removed, Map<Path, Optional<Entry>> aside) {
    return swapped(arrived, removed).with(past.undone(aside));
  }

  private State withoutUnit(String name) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    LiveUnit gone = next.remove(name);
    Refusals left = gone == null ? refusals : refusals.without(gone.path());
    return new State(next, left.settled(name), past, swaps);
  }

  /**
   * This state, with what is known of a unit that serves. If that is made from what it was made
   * from before, what was refused since stays refused.
   */
  State with(LiveUnit unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    LiveUnit before = next.put(unit.name(), unit);
    boolean isAsBefore = before != null && before.isConfirmedBy(unit.entry());
    return new State(
        next, isAsBefore ? refusals : refusals.after(unit), past.counting(unit.path()), swaps);
  }

  /** This state, now that the sources of a unit are known to compile to what serves. */
  State compiled(String unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    next.computeIfPresent(unit, (name, known) -> known.compiled());
    return new State(next, refusals, past, swaps);
  }

  Optional<LiveUnit> live(String name) {
    return Optional.ofNullable(live.get(name));
  }

  /** Whether a unit serves that was made from this very state of its place. */
  boolean isLive(Entry entry) {
    return live.values().stream().anyMatch(unit -> unit.isConfirmedBy(entry));
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

  /** All units as they are now, by name. */
  List<Unit> units() {
    Map<String, Unit> units = new TreeMap<>();
    refusals
        .all()
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
    return refusals.all().stream()
        .filter(refusal -> refusal.isReported() && !live.containsKey(refusal.unit()));
  }

  private static Unit down(String name, Refused refusal) {
    return new UnitSummary(
        name, 0, 0, Instant.now(), "", refusal.path(), List.of(), Unit.State.DOWN);
  }

  /** A unit that serves, as it is now. */
  Unit unit(String name) {
    return live.get(name).unit(isStale(name) ? Unit.State.STALE : Unit.State.LIVE);
  }

  /** Whether something else lies on disk than what serves, and is not going to serve. */
  boolean isStale(String unit) {
    return standing(unit).isPresent()
        || live(unit).filter(serving -> past.setAside().containsKey(serving.path())).isPresent();
  }

  /** What was reported of a unit, and keeps what lies on disk from serving still. */
  Optional<Refused> standing(String unit) {
    Optional<LiveUnit> serving = live(unit);
    return refusals.all().stream()
        .filter(refusal -> refusal.isReported() && refusal.unit().equals(unit))
        .filter(refusal -> serving.isEmpty() || refusal.isOfNewerVersionOf(serving.get()))
        .findFirst();
  }
}
