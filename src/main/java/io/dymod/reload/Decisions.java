package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Staged;
import io.dymod.outcome.Unchanged;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private void become(Refusals refusals) {
    reconciliation.become(state().with(refusals));
  }

  /** A group is ready: it goes live now, or waits for its moment. */
  void ready(GroupChange change, Ready ready) throws GroupFailure, InterruptedException {
    Staging staging = reconciliation.groups().staging();
    if (staging.isOn()) {
      staging
          .keep(change, ready)
          .ifPresent(past -> reconciliation.groups().commit().discard(past.ready()));
      report.accept(
          new Staged(
              ready.units(),
              List.copyOf(ready.prepared().removed()),
              ready.stopwatch().laps(),
              Instant.now()));
    } else {
      accept(change, reconciliation.groups().commit().now(ready), Optional.empty());
    }
  }

  /** The moment of a group has come. */
  void commit(Staging.Staged staged) throws InterruptedException {
    staged.ready().stopwatch().resume();
    try {
      Swap swap = reconciliation.groups().commit().now(staged.ready());
      accept(staged.change(), swap, Optional.empty());
    } catch (GroupFailure failure) {
      reject(staged.change().refusals(failure));
    }
  }

  /**
   * What served before serves again.
   *
   * @param aside what does not count any more for as long as it stays as it is
   */
  void acceptBack(GroupChange change, Swap swap, Map<Path, Optional<Entry>> aside) {
    accept(change, swap, Optional.of(aside));
  }

  /** A group serves now. Nothing comes between the swap and this. */
  private void accept(
      GroupChange change, Swap swap, Optional<Map<Path, Optional<Entry>>> rolledBack) {
    State before = state();
    List<LiveUnit> arrived = new ArrayList<>();
    swap.arrived().forEach((member, generation) -> arrived.add(change.live(member, generation)));
    reconciliation.become(
        rolledBack
            .map(aside -> before.rolledBack(arrived, swap.removed(), aside))
            .orElseGet(() -> before.swapped(arrived, swap.removed())));
    try {
      // What was refused at a place that the unit has left must not make it look out of date.
      forgetPast(reconciliation.disk());
      report.accept(
          new Landing(before, state(), change, arrived, swap).outcome(rolledBack.isPresent()));
    } finally {
      reconciliation.groups().commit().retire(swap);
    }
  }

  /** What lies on disk is what serves, although it was written again. */
  void confirm(FoundUnit arrival) {
    LiveUnit live = state().live(arrival.source().name()).orElseThrow();
    boolean wasPending = state().refusals().at(arrival.entry().path()).isPresent();
    List<Diagnostic> gone = state().refusals().errors(live.name(), arrival.entry());
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
      List<Diagnostic> gone = state().refusals().errors(name, entry);
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
        state().refusals().at(refusal.path()).filter(one -> one.concerns(refusal.entry()));
    boolean again = known.filter(one -> one.isReportedLike(refusal)).isPresent();
    Refused now = again ? refusal.reported() : refusal;
    boolean isNews = known.isEmpty() && !refusal.entry().isAbsent();
    Refusals before = state().refusals();
    become(isNews ? before.withLast(now) : before.with(now));
  }

  /** Forgets what was refused and is past: nothing lies there any more, or what serves does. */
  void forgetPast(OnDisk disk) {
    if (state().refusals().all().isEmpty()) {
      return;
    }
    Map<Path, LiveUnit> live = state().liveByPlace();
    for (Refused refused : List.copyOf(state().refusals().all())) {
      Optional<Entry> now = disk.at(refused.path()).filter(entry -> !entry.isAbsent());
      Optional<LiveUnit> there = Optional.ofNullable(live.get(refused.path()));
      boolean isOver =
          now.isEmpty()
              ? there.isEmpty()
              : there.filter(unit -> unit.isConfirmedBy(now.get())).isPresent();
      if (isOver && !disk.isPresent(refused.entry())) {
        become(state().refusals().without(refused.path()));
      }
    }
  }

  /** Rejects what has stayed for long enough as it is, and reports each reason once. */
  void reportRefused(Patience patience) {
    Map<String, List<Refused>> byReason = new LinkedHashMap<>();
    for (Refused refused : List.copyOf(state().refusals().all())) {
      boolean isDoubt = refused.failure().isDoubt();
      if (refused.isReported() || isDoubt || !patience.isOver(refused.entry())) {
        continue;
      }
      if (refused.entry().isAbsent() && isUnreportedElsewhere(refused)) {
        // That it can't leave is worth a word only if nothing else is going to be said of it.
        become(state().refusals().with(refused.reported()));
      } else {
        byReason
            .computeIfAbsent(refused.failure().reason(), reason -> new ArrayList<>())
            .add(refused);
      }
    }
    byReason.values().forEach(this::reject);
  }

  private boolean isUnreportedElsewhere(Refused departure) {
    return state().refusals().all().stream()
        .filter(other -> !other.isReported())
        .anyMatch(other -> other.unit().equals(departure.unit()) && !other.entry().isAbsent());
  }

  private void reject(List<Refused> refused) {
    refused.forEach(one -> become(state().refusals().withLast(one.reported())));
    Failure failure = refused.get(0).failure();
    List<String> units = refused.stream().flatMap(one -> one.units().stream()).distinct().toList();
    reject(units, failure, failure.reason());
  }

  /** What served before can't serve again. */
  void rejectBack(Set<String> units, Failure failure) {
    reject(List.copyOf(units), failure, "the edition before can't come back: " + failure.reason());
  }

  private void reject(List<String> units, Failure failure, String reason) {
    List<String> serving =
        units.stream()
            .flatMap(name -> state().live(name).stream())
            .map(unit -> unit.generation().toString())
            .toList();
    report.accept(
        new Rejected(
            units, failure.stage(), reason, failure.diagnostics(), serving, Instant.now()));
  }

  /** Reports how it is with each unit of which what was said last is no longer so. */
  void reportOverdue(OnDisk disk) {
    state()
        .refusals()
        .overdue()
        .forEach(
            (unit, entry) -> {
              Optional<Refused> standing = state().standing(unit);
              become(state().refusals().settled(unit));
              if (standing.isPresent()) {
                reject(List.of(standing.get()));
              } else if (state().live(unit).isPresent()) {
                report.accept(unchanged(unit, "what lies on disk is what serves", List.of()));
              } else if (disk.at(entry.path()).filter(now -> !now.isAbsent()).isEmpty()) {
                report.accept(unchanged(unit, "it was removed before it ever served", List.of()));
              }
            });
  }
}
