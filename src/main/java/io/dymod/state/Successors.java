package io.dymod.state;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which classes serve no more after a swap, and which classes take their places. */
final class Successors {

  private final Map<String, Generation> next;
  private final Renames renames;
  private final SortedSet<String> renamed = new TreeSet<>();

  /**
   * Those of a swap.
   *
   * @param outgoing the generations that serve no more
   * @param next the generations that serve after it, by unit
   */
  Successors(Collection<Generation> outgoing, Map<String, Generation> next) {
    this.renames = new Renames(outgoing);
    this.next = next;
  }

  /** Whether a class is of a generation that serves no more. */
  boolean leaves(Class<?> type) {
    Class<?> element = element(type);
    return Generation.isOfUnit(element)
        && generation(element).filter(serving -> serving.has(element)).isEmpty();
  }

  private static Class<?> element(Class<?> type) {
    return type.isArray() ? element(type.getComponentType()) : type;
  }

  private Optional<Generation> generation(Class<?> type) {
    return Optional.ofNullable(next.get(type.getModule().getName()));
  }

  /**
   * The class that takes the place of one: the class of the same name, if it fits, or the class
   * itself if it does not leave; else what it has become under another name; else the one that is
   * wanted, if it is of a unit.
   *
   * @param wanted what it is to be
   * @param trail to what is of the class
   * @throws Refusal if none does
   */
  Class<?> successor(Class<?> type, Class<?> wanted, Trail trail) throws Refusal {
    if (type.isHidden()) {
      throw new Refusal(
          "%s: is code of the generation that leaves (%s), which can't be carried over"
              .formatted(trail, type.getSimpleName()));
    }
    Optional<Class<?>> same = sameName(type);
    Optional<Class<?>> fitting =
        (same.isPresent() ? same : otherName(type)).filter(it -> fits(it, wanted));
    if (fitting.isPresent()) {
      note(type, fitting.get(), wanted);
      return fitting.get();
    }
    if (Generation.isOfUnit(wanted) && !leaves(wanted)) {
      return wanted;
    }
    throw new Refusal(
        same.isPresent()
            ? "%s: was %s, is %s".formatted(trail, type.getSimpleName(), wanted.getSimpleName())
            : "%s: class %s is no more".formatted(trail, type.getName()));
  }

  private static boolean fits(Class<?> type, Class<?> wanted) {
    return wanted == Class.class || wanted.isAssignableFrom(type);
  }

  private Optional<Class<?>> sameName(Class<?> type) {
    if (!leaves(type)) {
      return Optional.of(type);
    }
    if (type.isArray()) {
      return sameName(type.getComponentType()).map(Class::arrayType);
    }
    return generation(type).flatMap(serving -> serving.classNamed(type.getName()));
  }

  private Optional<Class<?>> otherName(Class<?> type) {
    if (type.isArray()) {
      return otherName(type.getComponentType()).map(Class::arrayType);
    }
    return generation(type).flatMap(serving -> renames.of(type, serving));
  }

  /** What the code itself says need not be reported. */
  private void note(Class<?> type, Class<?> other, Class<?> wanted) {
    if (!other.getName().equals(type.getName()) && other != wanted) {
      renamed.add(element(type).getName() + " is now " + element(other).getName());
    }
  }

  /** What was taken for the same under another name, in words. */
  SortedSet<String> renamed() {
    return renamed;
  }
}
