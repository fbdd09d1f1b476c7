package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.load.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** The units that should serve and don't: new ones, and those with other content. */
  private final Map<String, FoundUnit> arrivals = new TreeMap<>();

  /** The units that serve although nothing on disk is of their name, with their empty places. */
  private final Map<String, Entry> departures = new TreeMap<>();

  /** The units whose place is taken by a unit of another name, with that name. */
  private final Map<String, String> successors = new TreeMap<>();

  /** What lies there in another state than was seen before, and yet is what serves. */
  private final List<FoundUnit> same = new ArrayList<>();

  /** The places that can't be understood, or not be taken. */
  private final List<Refused> faults = new ArrayList<>();

  private Difference(State state) {
    this.state = state;
  }

  /**
   * Compares.
   *
   * @param disk what lies on disk
   * @param state what serves
   * @param sources understands places
   */
  static Difference between(OnDisk disk, State state, UnitSources sources) {
    Difference difference = new Difference(state);
    Map<Path, LiveUnit> live = state.liveByPlace();
    Map<Path, FoundUnit> found = new LinkedHashMap<>();
    for (Entry entry : disk.entries().values()) {
      if (!entry.isAbsent()) {
        difference
            .understand(entry, Optional.ofNullable(live.get(entry.path())), sources)
            .ifPresent(unit -> found.put(entry.path(), unit));
      }
    }
    Map<String, FoundUnit> claims = difference.claims(found.values());
    difference.faults.removeIf(fault -> disk.isInTrouble(fault.path()));
    for (OnDisk.Trouble trouble : disk.troubles().values()) {
      difference.note(trouble, Optional.ofNullable(live.get(trouble.entry().path())));
    }
    claims.values().stream()
        .filter(arrival -> !disk.isInTrouble(arrival.entry().path()))
        .forEach(arrival -> difference.compare(arrival, sources));
    state.live().values().stream()
        .filter(unit -> !claims.containsKey(unit.name()))
        .forEach(
            unit -> difference.depart(unit, disk, Optional.ofNullable(found.get(unit.path()))));
    difference.faults.removeIf(fault -> difference.departures.containsValue(fault.entry()));
    return difference;
  }

  private Optional<FoundUnit> understand(
      Entry entry, Optional<LiveUnit> there, UnitSources sources) {
    if (there.isPresent() && there.get().isConfirmedBy(entry)) {
      return Optional.of(new FoundUnit(there.get().source(), entry));
    }
    Optional<Snapshot> before = there.map(unit -> unit.generation().snapshot());
    UnitSources.Understood understood = sources.of(entry, before);
    understood
        .failure()
        .ifPresent(failure -> faults.add(Refused.untried(nameAt(entry, there), entry, failure)));
    return understood.source().map(source -> new FoundUnit(source, entry));
  }

  /** Of several places with a unit of one name, the first on the path has it, as in release. */
  private Map<String, FoundUnit> claims(Collection<FoundUnit> found) {
    Map<String, FoundUnit> claims = new LinkedHashMap<>();
    for (FoundUnit unit : found) {
      String name = unit.source().name();
      FoundUnit first = claims.putIfAbsent(name, unit);
      if (first != null) {
        Failure failure = Failure.twoUnits(name, first.source().path(), unit.source().path());
        faults.add(Refused.untried(name, unit.entry(), failure));
      }
    }
    return claims;
  }

  /**
   * What can't be looked at is reported. What is known of it from before stands, but nothing is
   * loaded from it: nobody knows whether it still lies there.
   */
  private void note(OnDisk.Trouble trouble, Optional<LiveUnit> there) {
    Entry entry = trouble.entry();
    Failure failure = new Failure(Stage.READ, trouble.reason());
    faults.add(Refused.untried(nameAt(entry, there), entry, failure));
  }

  private String nameAt(Entry entry, Optional<LiveUnit> there) {
    return there
        .map(LiveUnit::name)
        .or(() -> state.refused(entry.path()).map(Refused::unit))
        .orElseGet(() -> entry.path().getFileName().toString());
  }

  private void compare(FoundUnit arrival, UnitSources sources) {
    Optional<LiveUnit> live = state.live(arrival.source().name());
    if (live.filter(unit -> unit.isConfirmedBy(arrival.entry())).isPresent()) {
      return;
    }
    if (live.isEmpty() || !sources.makesTheSame(live.get(), arrival.source())) {
      arrivals.put(arrival.source().name(), arrival);
    } else {
      same.add(arrival);
    }
  }

  /**
   * A unit that has moved to where it can't be read has not gone: it serves on. Where another one
   * has its place, what is wrong with that one is seen when the place is free.
   */
  private void depart(LiveUnit unit, OnDisk disk, Optional<FoundUnit> inItsPlace) {
    Optional<Entry> empty = disk.at(unit.path()).filter(Entry::isAbsent);
    empty
        .filter(place -> faults.stream().noneMatch(fault -> fault.unit().equals(unit.name())))
        .ifPresent(place -> departures.put(unit.name(), place));
    inItsPlace.ifPresent(
        other -> {
          departures.put(unit.name(), other.entry());
          successors.put(unit.name(), other.source().name());
        });
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

  /** The state of the place to which the change of a unit is due. */
  Entry entry(String unit) {
    FoundUnit arrival = arrivals.get(unit);
    return arrival != null ? arrival.entry() : departures.get(unit);
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
