package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import io.dymod.load.Generation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A change of a group of units that have to do with each other: with all that is different, or
 * without what has been found not to load.
 */
final class GroupChange {

  private final State state;
  private final Difference difference;
  private final Set<String> group;
  private final Set<String> taken;
  private final Plan plan;
  private final Basis basis;

  private GroupChange(
      State state,
      Difference difference,
      Plan plan,
      Set<String> group,
      Set<String> taken,
      Basis basis) {
    this.state = state;
    this.difference = difference;
    this.plan = plan;
    this.group = group;
    this.taken = taken;
    this.basis = basis;
  }

  /**
   * The whole change.
   *
   * @param plan all units as they would be if everything were taken that has changed
   * @param group the names of the units
   * @param changed the names of all units that have changed, of this group and of others
   */
  static GroupChange whole(
      State state, Difference difference, Plan plan, Set<String> group, Set<String> changed) {
    Basis basis = basis(state, difference, plan, group, changed);
    return new GroupChange(state, difference, plan, group, changed, basis);
  }

  private static Basis basis(
      State state, Difference difference, Plan plan, Set<String> group, Set<String> changed) {
    Set<String> concerned = new TreeSet<>(group);
    group.forEach(unit -> concerned.addAll(plan.requiredBy(unit)));
    String members =
        concerned.stream()
            .map(unit -> unit + version(state, difference, unit, changed))
            .collect(Collectors.joining(" "));
    return new Basis(members, state.swaps());
  }

  private static String version(
      State state, Difference difference, String unit, Set<String> changed) {
    return changed.contains(unit)
        ? "@" + difference.entry(unit).serial()
        : state.live(unit).map(live -> "#" + live.generation().number()).orElse("");
  }

  Set<String> group() {
    return group;
  }

  Plan plan() {
    return plan;
  }

  /** Whether a module is a unit. */
  boolean isUnit(String module) {
    return difference.isUnit(module);
  }

  /** The units of the group that have changed. */
  Set<String> changed() {
    Set<String> changed = new TreeSet<>(group);
    changed.retainAll(taken);
    return changed;
  }

  /** The state of the place in which a unit of the group is taken. */
  Optional<Entry> entry(String unit) {
    return taken.contains(unit)
        ? Optional.of(difference.entry(unit))
        : state.live(unit).map(LiveUnit::entry);
  }

  /** The places of the units. */
  Set<Path> places() {
    return group.stream()
        .flatMap(unit -> entry(unit).stream())
        .map(Entry::path)
        .collect(Collectors.toSet());
  }

  /** Whether anything has to be compiled. */
  boolean hasSources() {
    return group.stream()
        .flatMap(unit -> plan.source(unit).stream())
        .anyMatch(source -> source.sources().isPresent());
  }

  /**
   * Whether an attempt may come to another end than the last one. While something in it may be half
   * written there is no use in one, nor when all that it depends on is as it was.
   */
  boolean isWorthTrying(Patience patience) {
    List<Refused> known = changed().stream().flatMap(unit -> known(unit).stream()).toList();
    boolean isWaiting =
        known.stream()
            .anyMatch(refused -> !refused.isReported() && !patience.isOver(refused.entry()));
    boolean isDecided =
        known.stream().noneMatch(refused -> refused.failure().isDoubt())
            && known.size() == changed().size()
            && (known.size() == 1 || known.stream().allMatch(Refused::isReported));
    return !isWaiting && !isDecided;
  }

  /** Whether all that has changed has stayed as it is for so long that nobody is at it any more. */
  boolean isBelieved(Patience patience) {
    return changed().stream().map(difference::entry).allMatch(patience::isOver);
  }

  private Optional<Refused> known(String unit) {
    Entry entry = difference.entry(unit);
    return state
        .refused(entry.path())
        .filter(refused -> refused.concerns(entry))
        .filter(refused -> refused.basis().holdsFor(refused.failure(), basis));
  }

  /** The changes to which a failure is due, as refusals. */
  List<Refused> refusals(GroupFailure failure) {
    return plan.culprits(failure.units(), changed()).stream()
        .map(
            unit ->
                new Refused(
                    unit,
                    difference.successor(unit),
                    difference.entry(unit),
                    failure.failure(),
                    basis,
                    plan.source(unit).map(UnitSource::provides),
                    failure.units().contains(unit),
                    false))
        .toList();
  }

  /**
   * What may go live by itself after a failure: the change without what was refused. Where several
   * changes may be the cause of it, each of them alone comes before that. What may still be in the
   * making is not left out.
   */
  List<GroupChange> parts(List<Refused> refused, Patience patience) {
    List<GroupChange> parts = new ArrayList<>();
    Set<String> culprits = units(refused);
    if (culprits.size() > 1) {
      for (Refused one : refused) {
        Set<String> others = new TreeSet<>(culprits);
        others.remove(one.unit());
        parts.addAll(without(others, patience));
      }
    }
    parts.addAll(without(culprits, patience));
    return parts;
  }

  /**
   * Where several changes may be the cause of a failure, the change without one of them: if only
   * that one is, the others go live together. Where there are two, these are {@link #parts} too.
   */
  List<GroupChange> partsWithoutOne(List<Refused> refused, Patience patience) {
    Set<String> culprits = units(refused);
    return culprits.size() < 3
        ? List.of()
        : culprits.stream().flatMap(one -> without(Set.of(one), patience).stream()).toList();
  }

  /**
   * What may go live by itself after a failure of units that have changed, together with something
   * that they require: the change without the latter, with which they may not fit.
   */
  List<GroupChange> partsOnWhatServes(GroupFailure failure, Patience patience) {
    Set<String> below = plan.changedBelow(failure.units(), changed());
    return below.isEmpty() || Collections.disjoint(failure.units(), changed())
        ? List.of()
        : without(below, patience);
  }

  private static Set<String> units(List<Refused> refused) {
    return refused.stream().map(Refused::unit).collect(Collectors.toCollection(TreeSet::new));
  }

  private List<GroupChange> without(Set<String> aside, Patience patience) {
    if (!aside.stream().map(difference::entry).allMatch(patience::isOver)) {
      return List.of();
    }
    Set<String> rest = new TreeSet<>(taken);
    rest.removeAll(difference.withNeighbours(aside));
    Set<String> changed = changed();
    changed.retainAll(rest);
    List<GroupChange> parts = new ArrayList<>();
    if (!changed.isEmpty()) {
      Plan without = difference.plan(rest);
      for (Set<String> part : without.groups(changed)) {
        parts.add(new GroupChange(state, difference, without, part, rest, basis));
      }
    }
    return parts;
  }

  /** Whether a unit is taken as it lies on disk, and not as it was before. */
  boolean isUpToDate(String unit) {
    return taken.contains(unit)
        || !difference.arrivals().containsKey(unit) && state.standing(unit).isEmpty();
  }

  /** A unit of the group that serves now. */
  LiveUnit live(Prepared.Member member, Generation generation) {
    String name = member.source().name();
    Set<String> missing = new HashSet<>(member.missing());
    state.live(name).map(LiveUnit::missing).ifPresent(missing::addAll);
    return new LiveUnit(
        member.source(),
        entry(name).orElseThrow(),
        generation,
        member.compilation().isCompiled(),
        member.warnings(),
        missing);
  }
}
