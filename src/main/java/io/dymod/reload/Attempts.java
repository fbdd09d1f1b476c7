package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Hints.Hint;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attempts of one pass to make changes live, or ready to go live: each whole at first, and if
 * that fails, in parts. Used by the reload thread alone.
 */
final class Attempts {

  private final Reconciliation reconciliation;
  private final Patience patience;
  private final Settling settling;
  private final Decisions decisions;
  private final Stopwatch stopwatch;
  private final boolean isFirst;

  /**
   * No attempt yet.
   *
   * @param settling waited for before anything is compiled, or any code of a unit runs
   * @param stopwatch of the pass
   */
  Attempts(
      Reconciliation reconciliation,
      Patience patience,
      Settling settling,
      Decisions decisions,
      Stopwatch stopwatch) {
    this.reconciliation = reconciliation;
    this.patience = patience;
    this.settling = settling;
    this.decisions = decisions;
    this.stopwatch = stopwatch;
    this.isFirst = reconciliation.disk() == OnDisk.NOTHING;
  }

  /** Whether this is the first pass, in which nothing serves that could be kept. */
  boolean isFirst() {
    return isFirst;
  }

  /**
   * Loads a group; and if some of it can't be loaded, what can without it.
   *
   * @return whether anything has gone live, or has been found to be what serves
   */
  boolean reload(GroupChange change) throws InterruptedException {
    List<Refused> refused = new ArrayList<>();
    boolean progress = attempt(change, refused);
    Map<String, Refused> oneOfEach = new LinkedHashMap<>();
    // The later it was found in a unit itself, the less else was there that may be the cause.
    refused.forEach(
        one -> oneOfEach.merge(one.unit(), one, (known, later) -> later.isOwn() ? later : known));
    for (Refused one : oneOfEach.values()) {
      if (isGoing(one)) {
        continue;
      }
      if (!progress || isStaging()) {
        // What was found elsewhere only follows from the first failure.
        decisions.refuse(one.orBecause(refused.get(0).failure()));
      } else if (one.isOwn()) {
        // The rest is derived anew from what serves now.
        decisions.refuse(one);
      }
    }
    return progress;
  }

  /** Whether the same change is live now, or ready, after an attempt in which it failed. */
  private boolean isGoing(Refused refused) {
    Optional<GroupChange> waiting = reconciliation.groups().staging().change();
    return reconciliation.state().isLive(refused.entry())
        || waiting.filter(change -> change.changed().contains(refused.unit())).isPresent();
  }

  private boolean isReady(GroupChange change) {
    return reconciliation
        .groups()
        .staging()
        .change()
        .filter(ready -> ready.covers(change))
        .isPresent();
  }

  private boolean isStaging() {
    return reconciliation.groups().staging().isOn();
  }

  private boolean attempt(GroupChange change, List<Refused> refused) throws InterruptedException {
    if (isReady(change)) {
      return true;
    }
    GroupFailure failure;
    try {
      return swap(change);
    } catch (GroupFailure thrown) {
      failure = thrown;
    }
    List<Refused> culprits = change.refusals(failure);
    refused.addAll(culprits);
    Parts parts = new Parts(change, patience);
    for (GroupChange part : parts.withoutOneOf(culprits)) {
      if (fits(part)) {
        return true;
      }
    }
    for (GroupChange part : parts.without(culprits)) {
      if (attempt(part, refused)) {
        // The rest is derived anew from what serves now.
        return true;
      }
    }
    for (GroupChange part : parts.onWhatServes(failure)) {
      if (attempt(part, new ArrayList<>())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it goes live as it is; which of it does not fit is found out otherwise. */
  private boolean fits(GroupChange part) throws InterruptedException {
    try {
      return swap(part);
    } catch (GroupFailure notAsItIs) {
      return false;
    }
  }

  /** Prepares, waits until nobody writes, and commits; does nothing if somebody has written. */
  private boolean swap(GroupChange change) throws GroupFailure, InterruptedException {
    GroupReload groups = reconciliation.groups();
    Stopwatch lap = stopwatch.split();
    if (change.hasSources() && !isSettled(change.places(), lap)) {
      return false;
    }
    Prepared prepared = groups.prepare(change.plan(), change.group(), change::isUnit, lap);
    boolean isWhatServes = prepared.isWhatServes(groups.serving());
    boolean isSettled = false;
    try {
      if (!isFirst && !change.isBelieved(patience)) {
        prepared.checkIsWhole(reconciliation.state().live());
      }
      isSettled = isSettled(change.places(), lap);
    } finally {
      if (!isSettled || isWhatServes) {
        groups.drop(prepared);
      }
    }
    if (isSettled && isWhatServes) {
      decisions.confirm(change, prepared);
    } else if (isSettled) {
      Ready ready = groups.commit().ready(prepared, reconciliation.state().live(), lap);
      decisions.ready(change, ready);
    }
    return isSettled;
  }

  /** Waits until nobody writes any more, and tells whether some places are as they were. */
  boolean isSettled(Set<Path> places) throws InterruptedException {
    return isSettled(places, stopwatch);
  }

  private boolean isSettled(Set<Path> places, Stopwatch lap) throws InterruptedException {
    OnDisk before = reconciliation.disk();
    Set<Path> roots = before.roots(places);
    boolean same = true;
    for (Hint more = settling.await(roots); same && !more.isEmpty(); more = settling.await(roots)) {
      lap.lap(Stage.SETTLE);
      reconciliation.look(more, patience.isAsked());
      lap.lap(Stage.READ);
      OnDisk now = reconciliation.disk();
      same = places.stream().allMatch(place -> isSame(before.at(place), now.at(place)));
    }
    lap.lap(Stage.SETTLE);
    return same;
  }

  private static boolean isSame(Optional<Entry> before, Optional<Entry> now) {
    return before.map(Entry::serial).equals(now.map(Entry::serial));
  }
}
