package io.dymod.reload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a change may go live by itself, after an attempt with all of it has failed.
 *
 * @param patience says what may still be in the making, and so is not left out
 */
record Parts(GroupChange change, Patience patience) {

  /**
   * The change without what was refused. Where several changes may be the cause of it, each of them
   * alone comes before that.
   */
  List<GroupChange> without(List<Refused> refused) {
    List<GroupChange> parts = new ArrayList<>();
    Set<String> culprits = units(refused);
    if (culprits.size() > 1) {
      for (Refused one : refused) {
        Set<String> others = new TreeSet<>(culprits);
        others.remove(one.unit());
        parts.addAll(change.without(others, patience));
      }
    }
    parts.addAll(change.without(culprits, patience));
    return parts;
  }

  /**
   * Where several changes may be the cause of a failure, the change without one of them: if only
   * that one is, the others go live together. Where there are two, these are {@link #without} too.
   */
  List<GroupChange> withoutOneOf(List<Refused> refused) {
    Set<String> culprits = units(refused);
    return culprits.size() < 3
        ? List.of()
        : culprits.stream().flatMap(one -> change.without(Set.of(one), patience).stream()).toList();
  }

  /**
   * What may go live after a failure of units that have changed, together with something that they
   * require: the change without the latter, with which they may not fit.
   */
  List<GroupChange> onWhatServes(GroupFailure failure) {
    Set<String> changed = change.changed();
    Set<String> below = change.plan().changedBelow(failure.units(), changed);
    return below.isEmpty() || Collections.disjoint(failure.units(), changed)
        ? List.of()
        : change.without(below, patience);
  }

  private static Set<String> units(List<Refused> refused) {
    return refused.stream().map(Refused::unit).collect(Collectors.toCollection(TreeSet::new));
  }
}
