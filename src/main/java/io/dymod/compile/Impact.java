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
 * class. It is not enough to know these: whether an argument fits a parameter, which overload a
 * lambda means, or whether a switch covers everything, can depend on a class that only the
 * declarations of other classes name. The compiler gets there in two ways, and so does a change:
 *
 * <ol>
 *   <li>From the {@linkplain ClassAbi#kind kind} of a type to the types that it names, on to the
 *       types that theirs name, and so on: from an interface to what its method returns, from there
 *       to its supertypes and their arguments. So a class whose kind names one of another kind is
 *       of another kind too.
 *   <li>From a member, which need not be the one that is chosen in the end, to the types in its
 *       declaration, and to their kind. So a class that mentions one of another kind has changed.
 * </ol>
 *
 * <p>Further the compiler goes only along what the source says, and all types on that way have been
 * noted. Two more things spread on their own: what matters to subclasses alone goes to them, and a
 * class that is new, gone, or of another kind affects each file that uses its simple name, for it
 * may now hide, or may have hidden, another one.
 */
final class Impact {

  private final Map<String, ClassAbi> before;
  private final Map<String, ClassAbi> after;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> otherKind = new HashSet<>();
  private final Set<String> heirs = new HashSet<>();
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
    if (!isNone()) {
      spread();
    }
  }

  private boolean isNone() {
    return changed.isEmpty() && heirs.isEmpty();
  }

  private void compare(String name) {
    ClassAbi old = before.get(name);
    ClassAbi now = after.get(name);
    if (old == now) {
      return;
    }
    if (old == null || now == null || !old.kind().equals(now.kind())) {
      changed.add(name);
      otherKind.add(name);
      names.addAll(SimpleNames.of(name));
    } else if (!old.members().equals(now.members())) {
      changed.add(name);
    } else if (!old.legacy().equals(now.legacy())) {
      heirs.add(name);
    }
  }

  private void spread() {
    Map<String, Set<String>> subtypes = new HashMap<>();
    Map<String, Set<String>> kinds = new HashMap<>();
    Map<String, Set<String>> mentions = new HashMap<>();
    for (Map<String, ClassAbi> world : List.of(before, after)) {
      world.forEach(
          (name, abi) -> {
            abi.supertypes().forEach(parent -> add(subtypes, parent, name));
            abi.kindNames().forEach(other -> add(kinds, other, name));
            abi.mentioned().forEach(other -> add(mentions, other, name));
          });
    }
    reach(otherKind, kinds);
    changed.addAll(otherKind);
    otherKind.forEach(name -> changed.addAll(mentions.getOrDefault(name, Set.of())));
    reach(changed, subtypes);
    reach(heirs, subtypes);
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
    if (!isNone()) {
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
        || meet(heirs, file.classes().keySet())
        || meet(names, references.names());
  }

  private static boolean meet(Collection<String> one, Collection<String> other) {
    return !Collections.disjoint(one, other);
  }
}
