package io.dymod.state;

import io.dymod.load.Generation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What objects contain, as far as it is looked into: records, arrays and collections. */
final class Contents {

  private final Successors successors;

  /** What is known to contain nothing that leaves. */
  private final Set<Object> unaffected = Collections.newSetFromMap(new IdentityHashMap<>());

  Contents(Successors successors) {
    this.successors = successors;
  }

  /** Whether an object is of a class that leaves, or contains one that is. */
  boolean isAffected(Object value) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (successors.leaves(typeOf(next))) {
        return true;
      }
      if (!unaffected.contains(next) && seen.add(next)) {
        of(next).stream().filter(part -> part != null).forEach(open::push);
      }
    }
    unaffected.addAll(seen);
    return false;
  }

  private static Class<?> typeOf(Object value) {
    return value instanceof Class<?> type ? type : value.getClass();
  }

  private static Collection<?> of(Object value) {
    if (value instanceof Object[] array) {
      return Arrays.asList(array);
    }
    if (value instanceof Record part && isReadable(value.getClass())) {
      return components(part);
    }
    if (value instanceof EnumSet<?> constants && constants.isEmpty()) {
      return EnumSet.complementOf(constants);
    }
    if (value instanceof Collection<?> collection) {
      return new ArrayList<>(collection);
    }
    if (value instanceof Map<?, ?> map) {
      List<Object> entries = new ArrayList<>(map.keySet());
      entries.addAll(map.values());
      return entries;
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return Arrays.asList(entry.getKey(), entry.getValue());
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    return value instanceof AtomicReference<?> reference
        ? Collections.singletonList(reference.get())
        : List.of();
  }

  /** Whether the components of a record can be had, also of one that is not of a unit. */
  static boolean isReadable(Class<?> type) {
    return Generation.isOfUnit(type)
        || Modifier.isPublic(type.getModifiers())
            && type.getModule().isExported(type.getPackageName());
  }

  private static List<Object> components(Record value) {
    List<Object> components = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      if (!component.getType().isPrimitive()) {
        components.add(component(value, component));
      }
    }
    return components;
  }

  /**
   * A component of a record, as its accessor gives it.
   *
   * @throws IllegalStateException if that throws something
   */
  static Object component(Object value, RecordComponent component) {
    if (Generation.isOfUnit(value.getClass())) {
      Generation.open(value.getClass());
      component.getAccessor().setAccessible(true);
    }
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new IllegalStateException(
          "%s.%s() threw %s"
              .formatted(value.getClass().getName(), component.getName(), cause.getClass()));
    }
  }
}
