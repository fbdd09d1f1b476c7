package io.dymod.state;

import io.dymod.load.Generation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which classes serve no more after a swap, and which classes take their places. */
final class Successors {

  private final Map<String, Generation> next;
  private final Renames renames;

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

  /** The class of the same name; the class itself if it does not leave. */
  Optional<Class<?>> of(Class<?> type) {
    if (!leaves(type)) {
      return Optional.of(type);
    }
    if (type.isArray()) {
      return of(type.getComponentType()).map(Class::arrayType);
    }
    return generation(type).flatMap(serving -> serving.classNamed(type.getName()));
  }

  /** What a class of which there is none of the same name has become, where that is certain. */
  Optional<Class<?>> renamed(Class<?> type) {
    if (type.isArray()) {
      return renamed(type.getComponentType()).map(Class::arrayType);
    }
    return generation(type).flatMap(serving -> renames.of(type, serving));
  }
}
