package io.dymod.compile;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the source files that have to be compiled again because classes have changed: too many
 * rather than too few.
 *
 * <p>A file is affected by a class that its compilation looked at, and by the supertypes of such a
 * class. It is not enough to know these: whether an argument fits a parameter, or a switch covers
 * everything, can depend on a class that only the declarations of other classes name. So where the
 * {@linkplain ClassAbi#kind kind} of a class has changed, the classes that name it, and the sealed
 * classes that permit it, count as changed too. And it affects each file that uses its simple name:
 * if it is new or has gone, it may now hide, or may have hidden, another one.
 */
final class Impact {

  private final Map<String, ClassAbi> before;
  private final Map<String, ClassAbi> after;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> otherKind = new HashSet<>();
  private final Set<String> names = new HashSet<>();

  /**
   * The impact of a change.
   *
   * @param before what was seen of each class, by binary name
   * @param after what is seen now
   */
  Impact(Map<String, ClassAbi> before, Map<String, ClassAbi> after) {
    this.before = before;
    this.after = after;
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String name : all) {
      compare(name);
    }
    if (!changed.isEmpty()) {
      spread();
    }
  }

  private void compare(String name) {
    ClassAbi old = before.get(name);
    ClassAbi now = after.get(name);
    if (old == now) {
      return;
    }
    boolean same = old != null && now != null && old.members().equals(now.members());
    if (!same) {
      changed.add(name);
      names.add(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
      if (old == null || now == null || !old.kind().equals(now.kind())) {
        otherKind.add(name);
      }
    }
  }

  private void spread() {
    Map<String, Set<String>> subtypes = new HashMap<>();
    Map<String, Set<String>> mentions = new HashMap<>();
    Map<String, Set<String>> permits = new HashMap<>();
    for (Map<String, ClassAbi> world : List.of(before, after)) {
      world.forEach(
          (name, abi) -> {
            abi.supertypes().forEach(parent -> add(subtypes, parent, name));
            abi.permitted().forEach(child -> add(permits, child, name));
            abi.mentioned().forEach(other -> add(mentions, other, name));
          });
    }
    // A subtype changes in kind with its supertype: it becomes a subtype of something else.
    reach(otherKind, subtypes);
    Set<String> sealing = new HashSet<>(otherKind);
    reach(sealing, permits);
    changed.addAll(sealing);
    otherKind.forEach(name -> changed.addAll(mentions.getOrDefault(name, Set.of())));
    reach(changed, subtypes);
  }

  private static void add(Map<String, Set<String>> map, String key, String value) {
    map.computeIfAbsent(key, added -> new HashSet<>()).add(value);
  }

  /** Adds to some classes all that can be reached from them. */
  private static void reach(Set<String> classes, Map<String, Set<String>> ways) {
    Deque<String> next = new ArrayDeque<>(classes);
    while (!next.isEmpty()) {
      for (String reached : ways.getOrDefault(next.pop(), Set.of())) {
        if (classes.add(reached)) {
          next.push(reached);
        }
      }
    }
  }

  /** The names of the files that have to be compiled again. */
  Set<String> on(Map<String, CompiledFile> files) {
    Set<String> affected = new TreeSet<>();
    if (!changed.isEmpty()) {
      files.forEach(
          (name, file) -> {
            if (affects(file)) {
              affected.add(name);
            }
          });
    }
    return affected;
  }

  private boolean affects(CompiledFile file) {
    References references = file.references();
    return !references.isKnown()
        || meet(changed, references.classes())
        || meet(changed, file.classes().keySet())
        || meet(names, references.names());
  }

  private static boolean meet(Collection<String> one, Collection<String> other) {
    return !Collections.disjoint(one, other);
  }
}
