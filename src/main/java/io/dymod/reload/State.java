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
 * @param lastRefused for each unit of which a refusal is the last that happened, what was refused
 * @param swaps how often something has gone live
 */
record State(
    Map<String, LiveUnit> live,
    Map<Path, Refused> refused,
    Map<String, Entry> lastRefused,
    long swaps) {

  /** Nothing serves yet. */
  static final State EMPTY = new State(Map.of(), Map.of(), Map.of(), 0);

  State {
    live = Collections.unmodifiableMap(live);
    refused = Collections.unmodifiableMap(refused);
    lastRefused = Collections.unmodifiableMap(lastRefused);
  }

  /** This state, after some units have gone live and others have been removed. */
  State swapped(Collection<LiveUnit> arrived, Collection<String> removed) {
    State next = this;
    for (String name : removed) {
      next = next.withoutUnit(name);
    }
    for (LiveUnit unit : arrived) {
      next = next.with(unit);
    }
    return new State(next.live, next.refused, next.lastRefused, swaps + 1);
  }

  private State withoutUnit(String name) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    Map<Path, Refused> left = new LinkedHashMap<>(refused);
    live(name).map(LiveUnit::path).ifPresent(left::remove);
    next.remove(name);
    return new State(next, left, withoutLast(name), swaps);
  }

  /**
   * This state, with what is known of a unit that serves. If that is made from what it was made
   * from before, what was refused since stays refused.
   */
  State with(LiveUnit unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    LiveUnit before = next.put(unit.name(), unit);
    if (before != null && before.isConfirmedBy(unit.entry())) {
      return new State(next, refused, lastRefused, swaps);
    }
    Map<Path, Refused> left = new LinkedHashMap<>(refused);
    left.values().removeIf(refusal -> refusal.isOfDeparture(unit.name()));
    left.computeIfPresent(unit.path(), (path, older) -> older.isPast(unit.entry()) ? null : older);
    return new State(next, left, withoutLast(unit.name()), swaps);
  }

  private Map<String, Entry> withoutLast(String unit) {
    Map<String, Entry> last = new TreeMap<>(lastRefused);
    last.remove(unit);
    return last;
  }

  /** This state, now that the sources of a unit are known to compile to what serves. */
  State compiled(String unit) {
    Map<String, LiveUnit> next = new TreeMap<>(live);
    next.computeIfPresent(unit, (name, known) -> known.compiled());
    return new State(next, refused, lastRefused, swaps);
  }

  /** This state, with one more refusal. */
  State with(Refused refusal) {
    Map<Path, Refused> more = new LinkedHashMap<>(refused);
    more.put(refusal.path(), refusal);
    return new State(live, more, lastRefused, swaps);
  }

  /** This state, with a refusal that is the last that happened of its unit. */
  State withLast(Refused refusal) {
    Map<String, Entry> last = new TreeMap<>(lastRefused);
    last.put(refusal.unit(), refusal.entry());
    State more = with(refusal);
    return new State(more.live, more.refused, last, swaps);
  }

  /** The units of which a refusal is the last that happened, and that is past. */
  Map<String, Entry> overdue() {
    Map<String, Entry> overdue = new TreeMap<>(lastRefused);
    overdue
        .values()
        .removeIf(entry -> refused(entry.path()).filter(one -> one.concerns(entry)).isPresent());
    return overdue;
  }

  /** This state, now that it has been reported how it is with a unit. */
  State settled(String unit) {
    return new State(live, refused, withoutLast(unit), swaps);
  }

  /** This state, without what was refused at a place. */
  State without(Path path) {
    if (!refused.containsKey(path)) {
      return this;
    }
    Map<Path, Refused> less = new LinkedHashMap<>(refused);
    less.remove(path);
    return new State(live, less, lastRefused, swaps);
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
    return new UnitSummary(
        name, 0, 0, Instant.now(), "", refusal.path(), List.of(), Unit.State.DOWN);
  }

  /** A unit that serves, as it is now. */
  Unit unit(String name) {
    return live.get(name).unit(standing(name).isPresent() ? Unit.State.STALE : Unit.State.LIVE);
  }

  /** What was reported of a unit, and keeps what lies on disk from serving still. */
  Optional<Refused> standing(String unit) {
    Optional<LiveUnit> serving = live(unit);
    return refused.values().stream()
        .filter(refusal -> refusal.isReported() && refusal.unit().equals(unit))
        .filter(refusal -> serving.isEmpty() || refusal.isOfNewerVersionOf(serving.get()))
        .findFirst();
  }
}
