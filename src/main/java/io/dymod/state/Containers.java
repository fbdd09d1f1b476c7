package io.dymod.state;

import io.dymod.change.Refusal;
import java.lang.reflect.Type;
import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the JDK's containers anew, with the carried form of what they contain. */
final class Containers {

  private final Carrier carrier;
  private final Blanks blanks;

  Containers(Carrier carrier) {
    this.carrier = carrier;
    this.blanks = new Blanks(carrier);
  }

  /**
   * A container whose contents stay as they are, if these fit where it goes.
   *
   * @return the same, but for an empty map of enum constants, which only takes those of one class
   */
  Object kept(Object value, Type target, Trail trail) throws Refusal {
    if (value instanceof EnumMap<?, ?> map && map.isEmpty()) {
      return blanks.constants(map, Types.raw(Types.argument(target, 0)));
    }
    if (value instanceof Collection<?> collection && isTyped(target, 0)) {
      elements(collection, target, trail);
    } else if (value instanceof Map<?, ?> map && (isTyped(target, 0) || isTyped(target, 1))) {
      entries(map, target, trail);
    }
    return value;
  }

  private static boolean isTyped(Type target, int argument) {
    return Types.raw(Types.argument(target, argument)) != Object.class;
  }

  /** A container of the same kind. */
  Object carry(Object old, Type target, Trail trail) throws Refusal {
    if (old instanceof Collection<?> collection) {
      return collection(collection, target, trail);
    }
    if (old instanceof Map<?, ?> map) {
      return map(map, target, trail);
    }
    if (old instanceof Map.Entry<?, ?> entry) {
      return entry(entry, target, trail);
    }
    if (old instanceof AtomicReference<?> reference) {
      AtomicReference<Object> copy = new AtomicReference<>();
      return carrier.container(
          old,
          copy,
          () -> copy.set(carrier.carry(reference.get(), Types.argument(target, 0), trail)));
    }
    Object content = ((Optional<?>) old).orElseThrow();
    return Optional.of(carrier.carry(content, Types.argument(target, 0), trail));
  }

  private Object collection(Collection<?> old, Type target, Trail trail) throws Refusal {
    Optional<Collection<Object>> blank = blanks.collection(old, trail);
    if (blank.isPresent()) {
      Collection<Object> copy = blank.get();
      return carrier.container(old, copy, () -> copy.addAll(elements(old, target, trail)));
    }
    return ReadOnly.collection(old, elements(old, target, trail), trail);
  }

  private List<Object> elements(Collection<?> old, Type target, Trail trail) throws Refusal {
    Type element = Types.argument(target, 0);
    List<Object> elements = new ArrayList<>(old.size());
    for (Object one : old) {
      elements.add(carrier.carry(one, element, trail.at(elements.size())));
    }
    return elements;
  }

  private Object map(Map<?, ?> old, Type target, Trail trail) throws Refusal {
    Optional<Map<Object, Object>> blank = blanks.map(old, trail);
    if (blank.isPresent()) {
      Map<Object, Object> copy = blank.get();
      return carrier.container(old, copy, () -> putAll(entries(old, target, trail), copy));
    }
    Map<Object, Object> entries = new LinkedHashMap<>();
    putAll(entries(old, target, trail), entries);
    return ReadOnly.map(old, entries, trail);
  }

  private static void putAll(List<SimpleEntry<Object, Object>> entries, Map<Object, Object> map) {
    entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
  }

  private List<SimpleEntry<Object, Object>> entries(Map<?, ?> old, Type target, Trail trail)
      throws Refusal {
    Type keys = Types.argument(target, 0);
    Type values = Types.argument(target, 1);
    List<SimpleEntry<Object, Object>> entries = new ArrayList<>(old.size());
    for (Map.Entry<?, ?> entry : old.entrySet()) {
      Object key = entry.getKey();
      int index = entries.size();
      entries.add(
          new SimpleEntry<>(
              carrier.carry(key, keys, trail.key(key, index)),
              carrier.carry(entry.getValue(), values, trail.at(key, index))));
    }
    return entries;
  }

  private Object entry(Map.Entry<?, ?> old, Type target, Trail trail) throws Refusal {
    Object key = carrier.carry(old.getKey(), Types.argument(target, 0), trail);
    Object value = carrier.carry(old.getValue(), Types.argument(target, 1), trail);
    if (old instanceof SimpleEntry) {
      return new SimpleEntry<>(key, value);
    }
    return old instanceof SimpleImmutableEntry
        ? new SimpleImmutableEntry<>(key, value)
        : Map.entry(key, value);
  }
}
