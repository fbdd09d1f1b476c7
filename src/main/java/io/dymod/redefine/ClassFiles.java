package io.dymod.redefine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * The class files of a module before and after a change.
 *
 * @param before what is loaded or may be, by internal name, as it is defined
 * @param after what should be
 */
public record ClassFiles(Map<String, byte[]> before, Map<String, byte[]> after) {

  private static final Pattern NUMBERED = Pattern.compile("\\$\\d");

  /** The names of the classes of which the bytes are different. */
  public SortedSet<String> changed() {
    SortedSet<String> changed = new TreeSet<>(after.keySet());
    changed.removeIf(
        name -> !before.containsKey(name) || Arrays.equals(before.get(name), after.get(name)));
    return changed;
  }

  /** The same without changes that can't be seen when it runs, as other compilers make them. */
  public ClassFiles visible() {
    Map<String, byte[]> visible = new HashMap<>(after);
    for (String name : changed()) {
      if (!change(name).isVisible()) {
        visible.put(name, before.get(name));
      }
    }
    return new ClassFiles(before, visible);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return before.keySet().equals(after.keySet()) && changed().isEmpty();
  }

  /** The names, with dots, of the classes that are new. */
  public SortedSet<String> added() {
    SortedSet<String> added = new TreeSet<>();
    after.keySet().stream()
        .filter(name -> !before.containsKey(name))
        .forEach(name -> added.add(dots(name)));
    return added;
  }

  /**
   * Why the change can't be made in place, in a few words; nothing if it can.
   *
   * @param constructed the classes of which Dymod has constructed the one object that counts, and
   *     those above them, by internal name
   * @param missing the names, with dots, of classes for which code has looked in vain: what it has
   *     found out it may keep to (JVMS 5.4.3)
   * @param abilities what the virtual machine can do beyond bodies of methods
   */
  public Optional<String> obstacle(
      Set<String> constructed, Set<String> missing, Supplier<Set<Ability>> abilities) {
    SortedSet<String> added = added();
    Optional<String> nested = added.stream().filter(name -> name.contains("$")).findFirst();
    Optional<String> late = added.stream().filter(missing::contains).findFirst();
    SortedSet<String> removed = new TreeSet<>(before.keySet());
    removed.removeAll(after.keySet());
    if (nested.isPresent()) {
      return Optional.of("class " + nested.get() + " was added");
    } else if (late.isPresent()) {
      return Optional.of("class " + late.get() + ", which was missed, is there now");
    } else if (!removed.isEmpty()) {
      return Optional.of("class " + dots(removed.first()) + " was removed");
    }
    SortedMap<String, ClassChange> changes = new TreeMap<>();
    changed().forEach(name -> changes.put(name, change(name)));
    return changes.entrySet().stream()
        .flatMap(
            one -> one.getValue().obstacle(constructed.contains(one.getKey()), abilities).stream())
        .findFirst()
        .or(() -> renumbered(changes));
  }

  private ClassChange change(String name) {
    return ClassChange.of(before.get(name), after.get(name));
  }

  /**
   * Anonymous and local classes are numbered in their order. If two of them have changed in one
   * class, they may have changed places, and objects that were made of one would do what another
   * one does.
   */
  private static Optional<String> renumbered(SortedMap<String, ClassChange> changes) {
    Map<String, String> seen = new HashMap<>();
    for (Map.Entry<String, ClassChange> change : changes.entrySet()) {
      String[] parts = NUMBERED.split(change.getKey(), 2);
      if (parts.length == 2 && change.getValue().isVisible()) {
        String other = seen.put(parts[0], change.getKey());
        if (other != null) {
          return Optional.of(
              "%s and %s may have changed places".formatted(dots(other), dots(change.getKey())));
        }
      }
    }
    return Optional.empty();
  }

  private static String dots(String internalName) {
    return Type.getObjectType(internalName).getClassName();
  }
}
