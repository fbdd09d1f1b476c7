package io.dymod.state;

import io.dymod.change.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Containers that are not to be written to, and those of a fixed size: made with their contents.
 */
final class ReadOnly {

  private static final Class<?> OF_ARRAY = Arrays.asList().getClass();

  private ReadOnly() {}

  static Object collection(Collection<?> old, List<Object> elements, Trail trail) throws Refusal {
    if (old.getClass() == OF_ARRAY) {
      return Arrays.asList(elements.toArray());
    }
    check(old, trail);
    if (isSynchronized(old)) {
      return old instanceof Set
          ? Collections.synchronizedSet(new LinkedHashSet<>(elements))
          : Collections.synchronizedList(new ArrayList<>(elements));
    }
    return old instanceof Set
        ? Collections.unmodifiableSet(new LinkedHashSet<>(elements))
        : Collections.unmodifiableList(new ArrayList<>(elements));
  }

  static Object map(Map<?, ?> old, Map<Object, Object> entries, Trail trail) throws Refusal {
    check(old, trail);
    return isSynchronized(old)
        ? Collections.synchronizedMap(entries)
        : Collections.unmodifiableMap(entries);
  }

  /** Those that {@code List.of} and its like and the methods of {@code Collections} make. */
  private static void check(Object old, Trail trail) throws Refusal {
    String name = old.getClass().getName();
    boolean isKnown =
        name.startsWith("java.util.ImmutableCollections$")
            || name.startsWith("java.util.Collections$Unmodifiable")
            || name.startsWith("java.util.Collections$Synchronized")
            || name.startsWith("java.util.Collections$Singleton")
            || name.startsWith("java.util.Collections$Copies");
    if (!isKnown || name.contains("Sorted") || name.contains("Navigable")) {
      throw new Refusal(
          "%s: a %s can't be made anew with other contents: hand over a list, set or map that"
                  .formatted(trail, name)
              + " java.util.List.of, new ArrayList and the like make");
    }
  }

  private static boolean isSynchronized(Object old) {
    return old.getClass().getName().startsWith("java.util.Collections$Synchronized");
  }
}
