package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Hints.Hint;
import io.dymod.change.OnDisk;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
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
  private final Decisions decisions;
  private final Stopwatch stopwatch = Stopwatch.start();
  private final Attempts attempts;

  /**
   * A pass.
   *
   * @param settling waited for before anything is compiled, or any code of a unit runs
   */
  Pass(Reconciliation reconciliation, Patience patience, Settling settling, Decisions decisions) {
    this.reconciliation = reconciliation;
    this.patience = patience;
    this.decisions = decisions;
    this.attempts = new Attempts(reconciliation, patience, settling, decisions, stopwatch);
  }

  /**
   * Looks, and takes each difference as far as it gets. What becomes different while it is on its
   * way is taken from the start.
   *
   * @return what may still be in the making, and is left to a later pass
   */
  Pending run(Hint hint) throws InterruptedException {
    reconciliation.look(hint, patience.isAsked());
    stopwatch.lap(Stage.READ);
    if (attempts.isFirst()) {
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
    return Pending.of(reconciliation.state(), seen, difference, patience);
  }

  /**
   * At the start a unit's copy in the boot layer is hidden even if the unit can't be loaded, for it
   * is the unit that was asked for. Later on, a copy serves until a generation has taken its place.
   */
  private void hideBootCopies() {
    groups().hideBootCopies(reconciliation.difference().units());
  }

  /** Loads what is different; what was refused may have waited for what has gone live. */
  private boolean reloadChanged(Difference difference) throws InterruptedException {
    Set<String> changed = changed(difference);
    Plan plan = difference.plan(changed);
    List<Set<String>> steps =
        plan.groups(changed).stream().flatMap(group -> steps(group, plan).stream()).toList();
    stopwatch.lap(Stage.READ);
    if (groups().staging().isOn()) {
      return stage(
          steps.stream().map(step -> whole(step, difference, plan, changed)).toList(), difference);
    }
    boolean progress = false;
    for (Set<String> step : steps) {
      GroupChange change = whole(step, difference, plan, changed);
      if (change.isWorthTrying(patience)) {
        progress |= attempts.reload(change);
      }
    }
    return progress;
  }

  private GroupChange whole(
      Set<String> group, Difference difference, Plan plan, Set<String> changed) {
    return GroupChange.whole(reconciliation.state(), difference, plan, group, changed);
  }

  /**
   * Makes all that is different ready to go live in one step. What is ready already is kept if it
   * is still all that can go live; otherwise it is made ready again with the rest.
   */
  private boolean stage(List<GroupChange> changes, Difference difference)
      throws InterruptedException {
    Optional<GroupChange> ready = groups().staging().change();
    boolean isPast = ready.filter(change -> !change.isPartOf(difference)).isPresent();
    List<GroupChange> open =
        changes.stream().filter(change -> change.isWorthTrying(patience)).toList();
    boolean isMore = open.stream().anyMatch(change -> change.isWorthTrying(ready, patience));
    if (!isPast && !isMore || !groups().staging().suspend()) {
      return false;
    }
    try {
      if (isPast) {
        groups().unstage();
      }
      return !open.isEmpty() && attempts.reload(GroupChange.union(open));
    } finally {
      groups().staging().resume();
      reconciliation.signal();
    }
  }

  private GroupReload groups() {
    return reconciliation.groups();
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

  /** Reports what was written again and is what serves; it is no progress. */
  private boolean confirm(Difference difference) throws InterruptedException {
    Set<Path> places = new HashSet<>();
    difference.same().forEach(arrival -> places.add(arrival.entry().path()));
    if (!places.isEmpty() && attempts.isSettled(places)) {
      difference.same().forEach(decisions::confirm);
    }
    return false;
  }
}
