package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import io.dymod.Unit;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.outcome.Unchanged;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes down what has been decided, and reports it: a decision, the state that it leads to, and an
 * outcome. Used by the reload thread alone.
 */
final class Decisions {

  private final Reconciliation reconciliation;
  private final Consumer<Outcome> report;

  /**
   * Decisions.
   *
   * @param report takes each outcome as soon as it is decided
   */
  Decisions(Reconciliation reconciliation, Consumer<Outcome> report) {
    this.reconciliation = reconciliation;
    this.report = report;
  }

  private State state() {
    return reconciliation.state();
  }

  /** A group serves now. Nothing comes between the swap and this. */
  void accept(GroupChange change, Swap swap) {
    State before = state();
    List<LiveUnit> arrived = new ArrayList<>();
    swap.arrived().forEach((member, generation) -> arrived.add(change.live(member, generation)));
    reconciliation.become(before.swapped(arrived, swap.removed()));
    try {
      report.accept(swapped(before, arrived, change, swap));
    } finally {
      reconciliation.groups().commit().retire(swap);
    }
  }

  private static Outcome swapped(
      State before, List<LiveUnit> arrived, GroupChange change, Swap swap) {
    Map<String, SortedSet<String>> files = new TreeMap<>();
    List<Unit> units = new ArrayList<>();
    List<Diagnostic> warnings = new ArrayList<>();
    List<Diagnostic> gone = new ArrayList<>();
    for (LiveUnit unit : arrived) {
      String name = unit.name();
      units.add(unit.unit(change.isUpToDate(name) ? Unit.State.LIVE : Unit.State.STALE));
      warnings.addAll(unit.warnings());
      gone.addAll(before.errors(name, unit.entry()));
      before
          .live(name)
          .map(old -> unit.source().differencesFrom(old.source()))
          .filter(changed -> !changed.isEmpty())
          .ifPresent(changed -> files.put(name, changed));
    }
    return new Swapped(
        units,
        List.copyOf(swap.removed()),
        files,
        warnings,
        gone,
        swap.manner().isInPlace(),
        swap.manner().obstacle().orElse(""),
        swap.notes(),
        swap.took(),
        Instant.now());
  }

  /** What lies on disk is what serves, although it was written again. */
  void confirm(FoundUnit arrival) {
    LiveUnit live = state().live(arrival.source().name()).orElseThrow();
    boolean wasPending = state().refused(arrival.entry().path()).isPresent();
    List<Diagnostic> gone = state().errors(live.name(), arrival.entry());
    String reason =
        wasPending || !live.isSameFilesAs(arrival)
            ? "what lies on disk is what serves"
            : "the same bytes again";
    reconciliation.become(state().with(live.confirmed(arrival)));
    report.accept(unchanged(live.name(), reason, gone));
  }

  /** What lies on disk compiles to what serves, byte by byte. */
  void confirm(GroupChange change, Prepared prepared) {
    for (Prepared.Member member : prepared.members()) {
      String name = member.source().name();
      LiveUnit live = state().live(name).orElseThrow();
      Entry entry = change.entry(name).orElseThrow();
      List<Diagnostic> gone = state().errors(name, entry);
      reconciliation.become(state().with(change.live(member, live.generation())));
      if (change.changed().contains(name)) {
        report.accept(unchanged(name, "it compiles to what serves", gone));
      }
    }
  }

  private static Outcome unchanged(String unit, String reason, List<Diagnostic> gone) {
    return new Unchanged(List.of(unit), reason, gone, Instant.now());
  }

  /** A state of a place can't serve. It is reported later, if it stays as it is. */
  void refuse(Refused refusal) {
    Optional<Refused> known =
        state().refused(refusal.path()).filter(one -> one.concerns(refusal.entry()));
    boolean again = known.filter(one -> one.isReportedLike(refusal)).isPresent();
    Refused now = again ? refusal.reported() : refusal;
    boolean isNews = known.isEmpty() && !refusal.entry().isAbsent();
    reconciliation.become(isNews ? state().withLast(now) : state().with(now));
  }

  /** Forgets what was refused and is past: nothing lies there any more, or what serves does. */
  void forgetPast(OnDisk disk) {
    Map<Path, LiveUnit> live = state().liveByPlace();
    for (Refused refused : List.copyOf(state().refused().values())) {
      Optional<Entry> now = disk.at(refused.path()).filter(entry -> !entry.isAbsent());
      Optional<LiveUnit> there = Optional.ofNullable(live.get(refused.path()));
      boolean isOver =
          now.isEmpty()
              ? there.isEmpty()
              : there.filter(unit -> unit.isConfirmedBy(now.get())).isPresent();
      if (isOver && !disk.isPresent(refused.entry())) {
        reconciliation.become(state().without(refused.path()));
      }
    }
  }

  /** Rejects what has stayed for long enough as it is, and reports each reason once. */
  void reportRefused(Patience patience) {
    Map<String, List<Refused>> byReason = new LinkedHashMap<>();
    for (Refused refused : List.copyOf(state().refused().values())) {
      boolean isDoubt = refused.failure().isDoubt();
      if (refused.isReported() || isDoubt || !patience.isOver(refused.entry())) {
        continue;
      }
      if (refused.entry().isAbsent() && isUnreportedElsewhere(refused)) {
        // That it can't leave is worth a word only if nothing else is going to be said of it.
        reconciliation.become(state().with(refused.reported()));
      } else {
        byReason
            .computeIfAbsent(refused.failure().reason(), reason -> new ArrayList<>())
            .add(refused);
      }
    }
    byReason.values().forEach(this::reject);
  }

  private boolean isUnreportedElsewhere(Refused departure) {
    return state().refused().values().stream()
        .filter(other -> !other.isReported())
        .anyMatch(other -> other.unit().equals(departure.unit()) && !other.entry().isAbsent());
  }

  private void reject(List<Refused> refused) {
    refused.forEach(one -> reconciliation.become(state().withLast(one.reported())));
    Failure failure = refused.get(0).failure();
    List<String> units = refused.stream().flatMap(one -> one.units().stream()).distinct().toList();
    List<String> serving =
        units.stream()
            .flatMap(name -> state().live(name).stream())
            .map(unit -> unit.generation().toString())
            .toList();
    report.accept(
        new Rejected(
            units,
            failure.stage(),
            failure.reason(),
            failure.diagnostics(),
            serving,
            Instant.now()));
  }

  /** Reports how it is with each unit of which what was said last is no longer so. */
  void reportOverdue(OnDisk disk) {
    state()
        .overdue()
        .forEach(
            (unit, entry) -> {
              Optional<Refused> standing = state().standing(unit);
              reconciliation.become(state().settled(unit));
              if (standing.isPresent()) {
                reject(List.of(standing.get()));
              } else if (state().live(unit).isPresent()) {
                report.accept(unchanged(unit, "what lies on disk is what serves", List.of()));
              } else if (disk.at(entry.path()).filter(now -> !now.isAbsent()).isEmpty()) {
                report.accept(unchanged(unit, "it was removed before it ever served", List.of()));
              }
            });
  }

  /** What may still be in the making. */
  Pending pending(OnDisk disk, Difference difference, Patience patience) {
    Set<Path> places = new HashSet<>();
    OptionalLong first = OptionalLong.empty();
    boolean isUndecided = false;
    for (OnDisk.Trouble trouble : disk.troubles().values()) {
      places.add(trouble.entry().path());
      first = earlier(first, trouble.retry());
    }
    for (Refused refused : state().refused().values()) {
      if (!refused.isReported()) {
        places.add(refused.path());
        first = earlier(first, patience.deadline(refused.entry()));
        isUndecided |= !refused.entry().isBusy();
      }
    }
    for (Map.Entry<String, Entry> departure : difference.departures().entrySet()) {
      Optional<LiveUnit> unit = state().live(departure.getKey());
      if (unit.isPresent() && !difference.isRemoved(departure.getKey(), patience)) {
        places.add(unit.get().path());
        first = earlier(first, patience.deadline(unit.get(), departure.getValue()));
        isUndecided = true;
      }
    }
    return new Pending(places, first, isUndecided);
  }

  private static OptionalLong earlier(OptionalLong one, long other) {
    return one.isEmpty() || other - one.getAsLong() < 0 ? OptionalLong.of(other) : one;
  }
}
