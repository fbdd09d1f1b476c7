package io.dymod.reload;

import io.dymod.compile.Compilation;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A group of units that is compiled, defined and checked, so that nothing is left to do but to run
 * its code. Used by the reload thread alone.
 */
final class Prepared {

  /**
   * One unit of the group.
   *
   * @param missing the names of classes that it needs and nobody has, as far as they were looked at
   */
  record Member(
      UnitSource source, Compilation compilation, Candidate candidate, SortedSet<String> missing) {

    /** The compilation, with the very bytes that the candidate has. */
    Compilation serving() {
      return compilation.with(candidate.snapshot().content());
    }
  }

  private final Set<String> group;
  private final Map<String, Member> members = new LinkedHashMap<>();

  /**
   * A group of which nothing is prepared yet.
   *
   * @param group the names of its units, of those that are to be removed too
   */
  Prepared(Set<String> group) {
    this.group = group;
  }

  void add(Member member) {
    members.put(member.source().name(), member);
  }

  /** The units that are prepared, each after those that it requires. */
  Collection<Member> members() {
    return members.values();
  }

  /** The names of the units of the group, prepared or to be removed. */
  Set<String> group() {
    return group;
  }

  /** The units of the group that are to be removed. */
  Set<String> removed() {
    Set<String> removed = new TreeSet<>(group);
    removed.removeAll(members.keySet());
    return removed;
  }

  /**
   * Makes sure that no unit needs classes which nobody has, and did not need them before: they may
   * be what a build is about to write.
   *
   * @param live the units that serve, by name
   * @throws GroupFailure if one does; it is a {@linkplain Failure#doubt doubt}
   */
  void checkIsWhole(Map<String, LiveUnit> live) throws GroupFailure {
    Set<String> units = new TreeSet<>();
    SortedSet<String> classes = new TreeSet<>();
    for (Member member : members.values()) {
      String unit = member.source().name();
      SortedSet<String> missing = new TreeSet<>(member.missing());
      Optional.ofNullable(live.get(unit)).ifPresent(known -> missing.removeAll(known.missing()));
      classes.addAll(missing);
      if (!missing.isEmpty()) {
        units.add(unit);
      }
    }
    if (!units.isEmpty()) {
      throw new GroupFailure(units, Failure.doubt(classes));
    }
  }

  /** Whether it is what serves: then there is nothing to swap. */
  boolean isWhatServes(Map<String, Generation> serving) {
    return removed().isEmpty()
        && members.values().stream()
            .allMatch(member -> isSame(member.candidate(), serving.get(member.source().name())));
  }

  private static boolean isSame(Candidate candidate, Generation serving) {
    return serving != null
        && serving.snapshot().content().hash().equals(candidate.snapshot().content().hash());
  }

  /**
   * The versions of some units that go live with the group, or that serve beside it.
   *
   * @param names the units
   * @param serving the generations that serve, by name
   */
  List<Candidate> versions(Collection<String> names, Map<String, Generation> serving) {
    return names.stream()
        .map(name -> version(name, serving))
        .filter(version -> version != null)
        .toList();
  }

  private Candidate version(String name, Map<String, Generation> serving) {
    Member member = members.get(name);
    if (member != null) {
      return member.candidate();
    }
    Generation generation = serving.get(name);
    return generation == null ? null : generation.candidate();
  }
}
