package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Hints.Hint;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One pass from what lies on disk to what serves: the table of contents of a reload. Used by the
 * reload thread alone.
 */
final class Pass {

  private final Reconciliation reconciliation;
  private final Patience patience;
  private final Settling settling;
  private final Decisions decisions;
  private final Stopwatch stopwatch = Stopwatch.start();
  private boolean isFirst;

  /**
   * A pass.
   *
   * @param settling waited for before anything is compiled, or any code of a unit runs
   */
  Pass(Reconciliation reconciliation, Patience patience, Settling settling, Decisions decisions) {
    this.reconciliation = reconciliation;
    this.patience = patience;
    this.settling = settling;
    this.decisions = decisions;
  }

  /**
   * Looks, and takes each difference as far as it gets. What becomes different while it is on its
   * way is taken from the start.
   *
   * @return what may still be in the making, and is left to a later pass
   */
  Pending run(Hint hint) throws InterruptedException {
    isFirst = reconciliation.disk() == OnDisk.NOTHING;
    reconciliation.look(hint, patience.isAsked());
    stopwatch.lap(Stage.READ);
    if (isFirst) {
      hideBootCopies();
    }
    Difference difference;
    OnDisk seen;
    boolean progress;
    do {
      seen = reconciliation.disk();
      difference = reconciliation.difference();
      difference.faults().forEach(decisions::refuse);
      progress = reloadChanged(difference) || confirm(difference);
    } while (progress || seen != reconciliation.disk());
    decisions.forgetPast(seen);
    decisions.reportRefused(patience);
    decisions.reportOverdue(seen);
    return decisions.pending(seen, difference, patience);
  }

  /**
   * At the start a unit's copy in the boot layer is hidden even if the unit can't be loaded, for it
   * is the unit that was asked for. Later on, a copy serves until a generation has taken its place.
   */
  private void hideBootCopies() {
    reconciliation.groups().hideBootCopies(reconciliation.difference().units());
  }

  /** Loads what is different; what was refused may have waited for what has gone live. */
  private boolean reloadChanged(Difference difference) throws InterruptedException {
    Set<String> changed = changed(difference);
    if (changed.isEmpty()) {
      return false;
    }
    Plan plan = difference.plan(changed);
    List<Set<String>> groups = plan.groups(changed);
    stopwatch.lap(Stage.READ);
    boolean progress = false;
    for (Set<String> group : groups) {
      for (Set<String> together : steps(group, plan)) {
        GroupChange change =
            GroupChange.whole(reconciliation.state(), difference, plan, together, changed);
        if (change.isWorthTrying(patience)) {
          progress |= reload(change);
        }
      }
    }
    return progress;
  }

  private Set<String> changed(Difference difference) {
    Set<String> changed = new TreeSet<>(difference.arrivals().keySet());
    difference.departures().keySet().stream()
        .filter(
            unit -> difference.successor(unit).isPresent() || difference.isRemoved(unit, patience))
        .forEach(changed::add);
    return changed;
  }

  /**
   * Where nothing of a group serves yet, there is nothing to swap with, and each unit goes live as
   * soon as it can: the next one's providers may ask for its services when they are constructed.
   */
  private List<Set<String>> steps(Set<String> group, Plan plan) {
    if (group.stream().anyMatch(reconciliation.state().live()::containsKey)) {
      return List.of(group);
    }
    try {
      return plan.order(group).stream().map(source -> Set.of(source.name())).toList();
    } catch (GroupFailure circle) {
      return List.of(group);
    }
  }

  /**
   * Loads a group; and if some of it can't be loaded, what can without it.
   *
   * @return whether anything has gone live, or has been found to be what serves
   */
  private boolean reload(GroupChange change) throws InterruptedException {
    List<Refused> refused = new ArrayList<>();
    boolean progress = attempt(change, refused);
    Map<String, Refused> oneOfEach = new LinkedHashMap<>();
    // The later it was found in a unit itself, the less else was there that may be the cause.
    refused.forEach(
        one -> oneOfEach.merge(one.unit(), one, (known, later) -> later.isOwn() ? later : known));
    for (Refused one : oneOfEach.values()) {
      if (!progress) {
        // What was found elsewhere only follows from the first failure.
        decisions.refuse(one.orBecause(refused.get(0).failure()));
      } else if (one.isOwn() && !reconciliation.state().isLive(one.entry())) {
        // The rest is derived anew from what serves now.
        decisions.refuse(one);
      }
    }
    return progress;
  }

  private boolean attempt(GroupChange change, List<Refused> refused) throws InterruptedException {
    GroupFailure failure;
    try {
      return swap(change);
    } catch (GroupFailure thrown) {
      failure = thrown;
    }
    List<Refused> culprits = change.refusals(failure);
    refused.addAll(culprits);
    for (GroupChange part : change.partsWithoutOne(culprits, patience)) {
      if (fits(part)) {
        return true;
      }
    }
    for (GroupChange part : change.parts(culprits, patience)) {
      if (attempt(part, refused)) {
        // The rest is derived anew from what serves now.
        return true;
      }
    }
    for (GroupChange part : change.partsOnWhatServes(failure, patience)) {
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
      decisions.accept(change, groups.commit().now(ready));
    }
    return isSettled;
  }

  /** Waits until nobody writes any more, and tells whether the places are as they were. */
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

  /** Reports what was written again and is what serves; it is no progress. */
  private boolean confirm(Difference difference) throws InterruptedException {
    Set<Path> places = new HashSet<>();
    difference.same().forEach(arrival -> places.add(arrival.entry().path()));
    if (!places.isEmpty() && isSettled(places, stopwatch)) {
      difference.same().forEach(decisions::confirm);
    }
    return false;
  }
}
