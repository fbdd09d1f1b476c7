package io.dymod.model;

import io.dymod.Outcome;
import io.dymod.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The outcomes of each unit, in their order. A unit may have two at once, if it is live anew with
 * another one that it requires, and its own change is rejected.
 *
 * @param byUnit by the unit's name
 */
record Counts(Map<String, List<Outcome>> byUnit) {

  static Counts of(List<Outcome> outcomes) {
    Map<String, List<Outcome>> byUnit = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      units(outcome)
          .forEach(unit -> byUnit.computeIfAbsent(unit, key -> new ArrayList<>()).add(outcome));
    }
    return new Counts(byUnit);
  }

  private static Set<String> units(Outcome outcome) {
    Set<String> units = new TreeSet<>();
    if (outcome instanceof Outcome.Swapped swapped) {
      swapped.units().forEach(unit -> units.add(unit.name()));
      units.addAll(swapped.removed());
    } else if (outcome instanceof Outcome.Rejected rejected) {
      units.addAll(rejected.units());
    } else if (outcome instanceof Outcome.Unchanged unchanged) {
      units.addAll(unchanged.units());
    }
    return units;
  }

  /** Whether what was said last of each unit is how it is. */
  List<String> lastAgainst(Map<String, Unit.State> listed) {
    List<String> differences = new ArrayList<>();
    listed.forEach(
        (unit, state) -> {
          List<Outcome> own =
              byUnit.getOrDefault(unit, List.of()).stream()
                  .filter(outcome -> state == Unit.State.LIVE || !isSameBytes(outcome))
                  .toList();
          if (!own.isEmpty()) {
            Outcome last = own.get(own.size() - 1);
            if (isGood(last, unit) != (state == Unit.State.LIVE)) {
              differences.add(
                  unit + " should be " + state + " and was reported last as: " + last.message());
            }
          }
        });
    return differences;
  }

  /** A unit may be taken along in an older version than that on disk, and then is stale. */
  private static boolean isGood(Outcome outcome, String unit) {
    return outcome instanceof Outcome.Swapped swapped
        ? swapped.units().stream()
            .noneMatch(one -> one.name().equals(unit) && one.state() != Unit.State.LIVE)
        : !(outcome instanceof Outcome.Rejected);
  }

  /** That the same bytes came again says nothing of whether they serve. */
  private static boolean isSameBytes(Outcome outcome) {
    return outcome instanceof Outcome.Unchanged unchanged
        && unchanged.reason().contains("same bytes");
  }

  /**
   * Whether each unit whose place has become different had one outcome, and none had more than its
   * places that did. Where a unit lies in several places, what is wrong at one of them may change
   * with what it requires. Where a package moves from one unit to another, those that require the
   * latter may be taken along a second time.
   */
  List<String> differences(Disk before, Disk now, Set<State> served) {
    Map<String, Integer> changed = new TreeMap<>();
    now.differencesFrom(before)
        .keySet()
        .forEach(
            place -> {
              Set<String> units = new TreeSet<>();
              now.at(place).flatMap(Found::unit).ifPresent(units::add);
              before.at(place).flatMap(Found::unit).ifPresent(units::add);
              units.forEach(unit -> changed.merge(unit, 1, Integer::sum));
            });
    int mostAlong = now.guests().equals(before.guests()) ? 1 : 2;
    List<String> differences = new ArrayList<>();
    for (String unit : changed.keySet()) {
      boolean same =
          now.of(unit).size() == 1
              && before.of(unit).size() == 1
              && now.of(unit).get(0).material().equals(before.of(unit).get(0).material());
      if (!byUnit.containsKey(unit) && !same && isKnown(unit, before, now, served)) {
        differences.add(unit + " has changed without an outcome: " + now.of(unit));
      }
    }
    byUnit.forEach(
        (unit, outcomes) -> {
          long along = outcomes.stream().filter(outcome -> isAlong(outcome, unit)).count();
          int most = Math.max(changed.getOrDefault(unit, 1), now.of(unit).size());
          if (along > mostAlong || outcomes.size() - along > most) {
            differences.add(
                unit
                    + " has "
                    + outcomes.size()
                    + " outcomes of one change: "
                    + outcomes.stream().map(Outcome::message).toList());
          }
        });
    return differences;
  }

  /** Whether a unit is live anew, but not for a change of its own. */
  private static boolean isAlong(Outcome outcome, String unit) {
    return outcome instanceof Outcome.Swapped swapped
        && !swapped.files().containsKey(unit)
        && !swapped.removed().contains(unit);
  }

  /**
   * Of a unit that never served and is removed nothing need be said, and if another one takes its
   * place that is one change. Nor of one of which a damaged copy is left that was rejected before.
   */
  private static boolean isKnown(String unit, Disk before, Disk now, Set<State> served) {
    return !now.of(unit).isEmpty()
        || !now.hasDamagedCopy(unit)
            && before.of(unit).stream().allMatch(found -> now.at(found.place()).isEmpty())
            && served.stream().allMatch(state -> state.unit(unit).isPresent());
  }
}
