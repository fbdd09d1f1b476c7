package io.dymod;

import io.dymod.GroupReload.Refused;
import io.dymod.GroupReload.Unsettled;
import io.dymod.change.FixedModules;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.change.Survey;
import io.dymod.change.Surveyor;
import io.dymod.serve.Switchboard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One pass from what lies on disk to what serves: the table of contents of a reload. Everything up
 * to the swap is private to the reload thread. A refusal on the way is told, and what served goes
 * on.
 */
final class ReloadCycle {

  private final Surveyor surveyor;
  private final GroupReload groups;
  private final Switchboard switchboard;
  private final Ledger ledger;
  private final FixedModules fixed;
  private boolean started;

  ReloadCycle(
      Surveyor surveyor,
      GroupReload groups,
      Switchboard switchboard,
      Ledger ledger,
      FixedModules fixed) {
    this.surveyor = surveyor;
    this.groups = groups;
    this.switchboard = switchboard;
    this.ledger = ledger;
    this.fixed = fixed;
  }

  /**
   * Looks where a hint says, and where something is undecided, and takes what has changed as far as
   * it gets. What becomes different while it is on its way is taken from the start.
   *
   * @param settling waited for before anything is compiled, or any code of a unit runs
   * @return the outcomes decided in this pass; a change that can't be loaded is not among them for
   *     as long as it may still be in the making
   */
  List<Outcome> run(Hint hint, Settling settling) throws InterruptedException {
    Stopwatch stopwatch = Stopwatch.start();
    Optional<Survey> next = Optional.of(surveyor.look(hint.and(ledger.undecidedPlaces())));
    List<Outcome> outcomes = new ArrayList<>();
    boolean news = false;
    while (next.isPresent()) {
      outcomes.addAll(ledger.enter(different(next.get())));
      stopwatch.lap(Stage.READ);
      news |= ledger.hasNews();
      next = Optional.empty();
      try {
        if (news) {
          reloadChanged(stopwatch, settling, outcomes);
        }
      } catch (Unsettled different) {
        stopwatch.lap(Stage.SETTLE);
        next = Optional.of(different.survey());
      }
    }
    outcomes.addAll(ledger.giveUp());
    return outcomes;
  }

  /** What has changed before, not long ago, and seems to have changed again. */
  Hint changedAgain() {
    return surveyor.changedAgain();
  }

  private void reloadChanged(Stopwatch stopwatch, Settling settling, List<Outcome> outcomes)
      throws Unsettled, InterruptedException {
    hideBootCopies();
    // Each round closes a change or is the last; what was refused may have waited for another's.
    boolean progress = true;
    Set<String> changed = ledger.changedUnits();
    while (progress && !changed.isEmpty()) {
      int before = outcomes.size();
      Stopwatch planning = stopwatch.split();
      reload(changed, ledger.plan(), planning, settling, outcomes);
      Set<String> heldUp = ledger.takeHeldUpUnits();
      if (!heldUp.isEmpty()) {
        planning = stopwatch.split();
        reload(heldUp, ledger.planWithoutRejected(), planning, settling, outcomes);
      }
      progress = outcomes.size() > before;
      changed = ledger.changedUnits();
    }
  }

  /**
   * At the start a unit's copy in the boot layer is hidden even if the unit can't be loaded, for it
   * is the unit that was asked for. Later on, a copy serves until a generation has taken its place.
   */
  private void hideBootCopies() {
    if (!started) {
      started = true;
      switchboard.hide(ledger.units());
    }
  }

  private void reload(
      Set<String> changed,
      Plan plan,
      Stopwatch stopwatch,
      Settling settling,
      List<Outcome> outcomes)
      throws Unsettled, InterruptedException {
    List<Set<String>> affected = plan.groups(changed);
    stopwatch.lap(Stage.READ);
    for (Set<String> group : affected) {
      for (Set<String> together : steps(group, plan)) {
        try {
          outcomes.add(
              groups.reload(together, plan, stopwatch.split(), lap -> settle(settling, lap)));
        } catch (Refused refused) {
          ledger.refused(together, refused.failure());
        }
      }
    }
  }

  /**
   * Where nothing of a group serves yet, there is nothing to swap with, and each unit goes live as
   * soon as it can: the next one's providers may ask for its services when they are constructed.
   */
  private List<Set<String>> steps(Set<String> group, Plan plan) {
    try {
      return ledger.serves(group)
          ? List.of(group)
          : plan.order(group).stream().map(draft -> Set.of(draft.name())).toList();
    } catch (Refusal circle) {
      return List.of(group);
    }
  }

  private void settle(Settling settling, Stopwatch stopwatch)
      throws Unsettled, InterruptedException {
    for (Hint more = settling.await(); !more.isEmpty(); more = settling.await()) {
      stopwatch.lap(Stage.SETTLE);
      Survey survey = different(surveyor.look(more));
      stopwatch.lap(Stage.READ);
      if (!survey.isEmpty()) {
        throw new Unsettled(survey);
      }
    }
    stopwatch.lap(Stage.SETTLE);
  }

  /** Of a change that is under way, it is no news that it was written with the same bytes again. */
  private Survey different(Survey survey) {
    Set<Path> underWay = ledger.undecidedPlaces().paths();
    return new Survey(
        survey.changed(),
        survey.touched().stream()
            .filter(place -> !underWay.contains(place.origin().path()))
            .toList(),
        survey.missing());
  }

  /**
   * Looks at what never reloads.
   *
   * @param now whether to look even if that was done not long ago
   * @return an outcome for each module that only a restart can bring up to date
   */
  List<Outcome> lookAtFixedModules(boolean now) {
    if (fixed.note(ledger.units())) {
      return List.of();
    }
    List<FixedModules.Change> changes = now ? fixed.newlyChanged() : fixed.newlyChangedIfDue();
    return changes.stream().map(ledger::restartNeeded).toList();
  }

  /** Reads what never reloads. It takes a while, so nobody waits for it. */
  void rememberFixedModules() {
    fixed.remember();
  }
}
