package io.dymod.reload;

import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One step back: what served before the last swap is proven again, and goes live like any other
 * change. What lies on disk instead of it does not count until it changes. Used by the reload
 * thread alone.
 */
final class Rollback {

  private final Reconciliation reconciliation;
  private final Decisions decisions;
  private final State before;
  private final Difference back;

  /** A step back that is not taken yet. */
  Rollback(Reconciliation reconciliation, Decisions decisions) {
    this.reconciliation = reconciliation;
    this.decisions = decisions;
    this.before = reconciliation.state();
    this.back = Difference.back(before);
  }

  /** Takes it, if there is anything to go back to. Rejected, all is as it was. */
  void run() throws InterruptedException {
    Set<String> changed = back.changed();
    if (changed.isEmpty()) {
      return;
    }
    GroupReload groups = reconciliation.groups();
    groups.unstage();
    Plan plan = back.plan(changed);
    Set<String> group = new TreeSet<>();
    plan.groups(changed).forEach(group::addAll);
    GroupChange change = GroupChange.whole(before, back, plan, group, changed);
    Stopwatch stopwatch = Stopwatch.start();
    try {
      Prepared prepared = groups.prepare(plan, group, change::isUnit, stopwatch);
      Ready ready = groups.commit().ready(prepared, before.live(), stopwatch);
      decisions.acceptBack(change, groups.commit().now(ready), aside(changed));
    } catch (GroupFailure failure) {
      decisions.rejectBack(changed, failure.failure());
    }
  }

  /** What lies on disk where these units have come from, go to, or were about to go. */
  private Map<Path, Optional<Entry>> aside(Set<String> units) {
    OnDisk disk = reconciliation.disk();
    Difference ahead = reconciliation.difference();
    Set<Path> places = new HashSet<>();
    for (String unit : units) {
      before.live(unit).map(LiveUnit::path).ifPresent(places::add);
      Optional.ofNullable(back.entry(unit)).map(Entry::path).ifPresent(places::add);
      Optional.ofNullable(ahead.entry(unit)).map(Entry::path).ifPresent(places::add);
    }
    Map<Path, Optional<Entry>> aside = new HashMap<>();
    for (Path place : places) {
      Optional<Entry> now = disk.at(place).filter(entry -> !entry.isAbsent());
      if (now.filter(this::isBack).isEmpty()) {
        aside.put(place, now);
      }
    }
    return aside;
  }

  /** Whether a state of a place is the one from which a unit comes back. */
  private boolean isBack(Entry entry) {
    return back.arrivals().values().stream().anyMatch(unit -> unit.entry().isSameAs(entry));
  }
}
