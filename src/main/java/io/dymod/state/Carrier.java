package io.dymod.state;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Carries objects over to the classes of the generations to come, by the rules of {@link
 * io.dymod.Stateful}. One for each swap: what was one object is one object again, whoever hands it
 * over. Nothing that it is given is changed. Used by one thread.
 *
 * <h2>Objects that contain themselves</h2>
 *
 * A record can be made only when its components have been, so what contains itself does so through
 * an array or a collection that is written to later. Such a container is made before its contents
 * are. Where one of these is on its way, the container is filled when all else is done.
 */
final class Carrier {

  private final Successors successors;
  private final Contents contents;
  private final Records records;
  private final Containers containers;
  private final IdentityHashMap<Object, Object> carried = new IdentityHashMap<>();
  private final Set<Object> onTheWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Queue<Filling> postponed = new ArrayDeque<>();
  private final SortedSet<String> dropped = new TreeSet<>();

  /** Puts contents into a container that has been made. */
  interface Filling {

    void run() throws Refusal;
  }

  /** Something is needed that is on its way. */
  static final class Unfinished extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Unfinished() {
      super("it contains itself, and not through an array or collection", null, false, false);
    }
  }

  Carrier(Successors successors) {
    this.successors = successors;
    this.contents = new Contents(successors);
    this.records = new Records(this, dropped);
    this.containers = new Containers(this);
  }

  /**
   * Carries a whole over.
   *
   * @param value the whole, or null
   * @param target what it is to be
   * @param trail to it
   * @throws Refusal if that can't be done; the trail to the part that can't is in it
   */
  Object whole(Object value, Type target, Trail trail) throws Refusal {
    try {
      Object whole = carry(value, target, trail);
      while (!postponed.isEmpty()) {
        postponed.remove().run();
      }
      return whole;
    } catch (Unfinished circle) {
      throw new Refusal(trail + ": " + circle.getMessage());
    }
  }

  /** What was dropped: the components that are no more, each with its class. */
  SortedSet<String> dropped() {
    return dropped;
  }

  /** What was taken for the same under another name, in words. */
  SortedSet<String> renamed() {
    return successors.renamed();
  }

  /** The carried form of a part, which may still lack the contents of containers. */
  Object carry(Object value, Type target, Trail trail) throws Refusal {
    Class<?> wanted = Types.raw(target);
    if (value == null) {
      if (wanted.isPrimitive()) {
        throw new Refusal("%s: was null, is %s".formatted(trail, wanted.getName()));
      }
      return null;
    }
    Object result =
        Widening.isBasic(value) ? Widening.widen(value, wanted) : object(value, target, trail);
    if (!Widening.boxed(wanted).isInstance(result)) {
      throw new Refusal(
          "%s: was %s, is %s".formatted(trail, trail.was(value), wanted.getSimpleName()));
    }
    return result;
  }

  private Object object(Object value, Type target, Trail trail) throws Refusal {
    Object known = carried.get(value);
    if (known != null) {
      return known;
    }
    if (value instanceof Class<?> type) {
      return successors.successor(type, Class.class, trail);
    }
    if (!contents.isAffected(value)) {
      return containers.kept(value, target, trail);
    }
    if (!onTheWay.add(value)) {
      throw new Unfinished();
    }
    try {
      Object result = made(value, target, trail);
      carried.put(value, result);
      return result;
    } finally {
      onTheWay.remove(value);
    }
  }

  private Object made(Object value, Type target, Trail trail) throws Refusal {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return array(value, target, trail);
    }
    if (!successors.leaves(type)) {
      return value instanceof Record
          ? records.carry(value, type, target, trail)
          : containers.carry(value, target, trail);
    }
    return ofUnit(value, target, trail);
  }

  private Object ofUnit(Object value, Type target, Trail trail) throws Refusal {
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    Class<?> successor = successors.successor(type, Types.raw(target), trail);
    Generation.open(type);
    if (Generation.isOfUnit(successor)) {
      Generation.open(successor);
    }
    Optional<Migration> migration = Migration.of(successor);
    if (migration.isPresent()) {
      return migration.get().run(new FormerObject(value, this, trail), trail);
    }
    if (value instanceof Enum<?> constant && successor.isEnum()) {
      return constant(constant, successor, trail);
    }
    if (value instanceof Record && successor.isRecord()) {
      return records.carry(value, successor, target, trail);
    }
    throw new Refusal(
        "%s: %s is neither a record nor an enum: declare a static method in it that takes an"
                .formatted(trail, successor.getName())
            + " io.dymod.Former and returns it");
  }

  private static Object constant(Enum<?> old, Class<?> type, Trail trail) throws Refusal {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(old.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "%s: %s.%s is no more".formatted(trail, type.getSimpleName(), old.name())));
  }

  private Object array(Object value, Type target, Trail trail) throws Refusal {
    Class<?> type = successors.successor(value.getClass(), Types.raw(target), trail);
    int length = Array.getLength(value);
    Object array = Array.newInstance(type.getComponentType(), length);
    Type element =
        Types.raw(target).isArray() ? Types.element(target) : (Type) type.getComponentType();
    carried.put(value, array);
    fill(
        () -> {
          for (int index = 0; index < length; index++) {
            Array.set(array, index, carry(Array.get(value, index), element, trail.at(index)));
          }
        });
    return array;
  }

  /** Notes what a container becomes before its contents are known, and fills it. */
  <T> T container(Object old, T empty, Filling filling) throws Refusal {
    carried.put(old, empty);
    fill(filling);
    return empty;
  }

  private void fill(Filling filling) throws Refusal {
    try {
      filling.run();
    } catch (Unfinished needed) {
      postponed.add(filling);
    }
  }

  /** The class that takes the place of one, for what a container says of its contents. */
  Class<?> classFor(Class<?> type, Trail trail) throws Refusal {
    return successors.successor(type, Object.class, trail);
  }
}
