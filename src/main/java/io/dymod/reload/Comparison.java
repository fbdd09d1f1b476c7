package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.load.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what lies on disk with what serves. */
final class Comparison {

  private final OnDisk disk;
  private final State state;
  private final UnitSources sources;
  private final Map<String, FoundUnit> arrivals = new TreeMap<>();
  private final Map<String, Entry> departures = new TreeMap<>();
  private final Map<String, String> successors = new TreeMap<>();
  private final List<FoundUnit> same = new ArrayList<>();
  private final List<Refused> faults = new ArrayList<>();

  /**
   * A comparison that is not made yet.
   *
   * @param disk what lies on disk
   * @param state what serves
   * @param sources understands places
   */
  Comparison(OnDisk disk, State state, UnitSources sources) {
    this.disk = disk;
    this.state = state;
    this.sources = sources;
  }

  /** Compares. */
  Difference difference() {
    Map<Path, LiveUnit> live = state.liveByPlace();
    Map<Path, FoundUnit> found = new LinkedHashMap<>();
    for (Entry entry : disk.entries().values()) {
      Optional<LiveUnit> there = Optional.ofNullable(live.get(entry.path()));
      if (!entry.isAbsent() && (there.isPresent() || !state.past().isSetAside(entry))) {
        understand(entry, there).ifPresent(unit -> found.put(entry.path(), unit));
      }
    }
    Map<String, FoundUnit> claims = claims(found.values());
    faults.removeIf(fault -> disk.isInTrouble(fault.path()));
    for (OnDisk.Trouble trouble : disk.troubles().values()) {
      note(trouble, Optional.ofNullable(live.get(trouble.entry().path())));
    }
    claims.values().stream()
        .filter(arrival -> !disk.isInTrouble(arrival.entry().path()))
        .forEach(this::compare);
    state.live().values().stream()
        .filter(unit -> !claims.containsKey(unit.name()))
        .forEach(unit -> depart(unit, Optional.ofNullable(found.get(unit.path()))));
    faults.removeIf(fault -> departures.containsValue(fault.entry()));
    return new Difference(state, arrivals, departures, successors, same, faults);
  }

  private Optional<FoundUnit> understand(Entry entry, Optional<LiveUnit> there) {
    if (there.isPresent() && isDealtWith(there.get(), entry)) {
      return Optional.of(new FoundUnit(there.get().source(), entry));
    }
    Optional<Snapshot> before = there.map(unit -> unit.generation().snapshot());
    UnitSources.Understood understood = sources.of(entry, before);
    understood
        .failure()
        .ifPresent(failure -> faults.add(Refused.untried(nameAt(entry, there), entry, failure)));
    return understood.source().map(source -> new FoundUnit(source, entry));
  }

  /** Whether a unit was made from a state of its place, or has come back instead of it. */
  private boolean isDealtWith(LiveUnit unit, Entry entry) {
    return unit.isConfirmedBy(entry) || state.past().isSetAside(entry);
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
        .or(() -> state.refusals().at(entry.path()).map(Refused::unit))
        .orElseGet(() -> entry.path().getFileName().toString());
  }

  private void compare(FoundUnit arrival) {
    Optional<LiveUnit> live = state.live(arrival.source().name());
    if (live.filter(unit -> isDealtWith(unit, arrival.entry())).isPresent()) {
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
  private void depart(LiveUnit unit, Optional<FoundUnit> inItsPlace) {
    Optional<Entry> empty =
        disk.at(unit.path()).filter(entry -> entry.isAbsent() && !state.past().isSetAside(entry));
    empty
        .filter(place -> faults.stream().noneMatch(fault -> fault.unit().equals(unit.name())))
        .ifPresent(place -> departures.put(unit.name(), place));
    inItsPlace.ifPresent(
        other -> {
          departures.put(unit.name(), other.entry());
          successors.put(unit.name(), other.source().name());
        });
  }
}
