package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import io.dymod.load.Generation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** What an attempt depends on, by unit. */
  private final SortedMap<String, Basis> bases;

  private GroupChange(
      State state,
      Difference difference,
      Plan plan,
      Set<String> group,
      Set<String> taken,
      SortedMap<String, Basis> bases) {
    this.state = state;
    this.difference = difference;
    this.plan = plan;
    this.group = group;
    this.taken = taken;
    this.bases = bases;
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
    Basis basis = Basis.of(state, difference, plan, group, changed);
    SortedMap<String, Basis> bases = new TreeMap<>();
    group.forEach(unit -> bases.put(unit, basis));
    return new GroupChange(state, difference, plan, group, changed, bases);
  }

  /**
   * Several whole changes at once, each of which depends on no more than before.
   *
   * @param changes one at least, all of one difference
   */
  static GroupChange union(List<GroupChange> changes) {
    GroupChange any = changes.get(0);
    Set<String> group = new TreeSet<>();
    SortedMap<String, Basis> bases = new TreeMap<>();
    for (GroupChange change : changes) {
      group.addAll(change.group);
      bases.putAll(change.bases);
    }
    return new GroupChange(any.state, any.difference, any.plan, group, any.taken, bases);
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

  /** What is taken along with a part of a group depends on what the group does. */
  private Basis basis(String unit) {
    return bases.getOrDefault(unit, bases.get(bases.firstKey()));
  }

  /**
   * Whether an attempt may come to another end than the last one. While something in it may be half
   * written there is no use in one, nor when all that it depends on is as it was.
   */
  boolean isWorthTrying(Patience patience) {
    return isWorthTrying(changed(), patience);
  }

  /** The same, when some of it is ready already and waits for its moment. */
  boolean isWorthTrying(Optional<GroupChange> ready, Patience patience) {
    Set<String> open = changed();
    ready.ifPresent(waiting -> open.removeIf(unit -> waiting.has(unit, basis(unit))));
    return !open.isEmpty() && isWorthTrying(open, patience);
  }

  /** Whether it has all that another one changes, on the same basis. */
  boolean covers(GroupChange other) {
    return other.changed().stream().allMatch(unit -> has(unit, other.basis(unit)));
  }

  private boolean has(String unit, Basis basis) {
    return changed().contains(unit) && basis(unit).equals(basis);
  }

  private boolean isWorthTrying(Set<String> open, Patience patience) {
    List<Refused> known = open.stream().flatMap(unit -> known(unit).stream()).toList();
    boolean isWaiting =
        known.stream()
            .anyMatch(refused -> !refused.isReported() && !patience.isOver(refused.entry()));
    boolean isDecided =
        known.stream().noneMatch(refused -> refused.failure().isDoubt())
            && known.size() == open.size()
            && (known.size() == 1 || known.stream().allMatch(Refused::isReported));
    return !isWaiting && !isDecided;
  }

  /** Whether it is still what is different, at least in part. */
  boolean isPartOf(Difference now) {
    return changed().stream()
        .allMatch(
            unit -> now.isDifferent(unit) && now.entry(unit).isSameAs(difference.entry(unit)));
  }

  /** Whether all that has changed has stayed as it is for so long that nobody is at it any more. */
  boolean isBelieved(Patience patience) {
    return changed().stream().map(difference::entry).allMatch(patience::isOver);
  }

  private Optional<Refused> known(String unit) {
    Entry entry = difference.entry(unit);
    return state
        .refusals()
        .at(entry.path())
        .filter(refused -> refused.concerns(entry))
        .filter(refused -> refused.basis().holdsFor(refused.failure(), basis(unit)));
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
                    basis(unit),
                    plan.source(unit).map(UnitSource::provides),
                    failure.units().contains(unit),
                    false))
        .toList();
  }

  /**
   * What may go live by itself without some changes.
   *
   * @param aside the units of them
   * @return nothing while one of them may still be in the making, and so is not left out
   */
  List<GroupChange> without(Set<String> aside, Patience patience) {
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
        parts.add(new GroupChange(state, difference, without, part, rest, bases));
      }
    }
    return parts;
  }

  /** Whether a unit is taken as it lies on disk, and not as it was before. */
  boolean isUpToDate(String unit) {
    return taken.contains(unit) || !difference.arrivals().containsKey(unit) && !state.isStale(unit);
  }

  /** A unit of the group that serves now. */
  LiveUnit live(Prepared.Member member, Generation generation) {
    String name = member.source().name();
    Set<String> missing = new HashSet<>(member.missing());
    state.live(name).map(LiveUnit::missing).ifPresent(missing::addAll);
    return new LiveUnit(
        member.source().uncompiled(),
        entry(name).orElseThrow(),
        generation,
        member.serving(),
        missing);
  }
}
