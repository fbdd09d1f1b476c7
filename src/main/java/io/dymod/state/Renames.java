package io.dymod.state;

import io.dymod.load.Generation;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What classes have become that are no more, where that is certain: a class has moved to another
 * package, or a record or enum has got another name. It is if there is just one such class, and it
 * is like no other that is no more.
 */
final class Renames {

  private final Collection<Generation> outgoing;

  /**
   * Those of a swap.
   *
   * @param outgoing the generations that serve no more
   */
  Renames(Collection<Generation> outgoing) {
    this.outgoing = List.copyOf(outgoing);
  }

  /**
   * What a class has become.
   *
   * @param next the generation that serves after the swap, which has no class of that name
   */
  Optional<Class<?>> of(Class<?> type, Generation next) {
    return outgoing.stream()
        .filter(generation -> generation.has(type))
        .findFirst()
        .flatMap(old -> of(type, others(old, next), others(next, old)));
  }

  private static Optional<Class<?>> of(Class<?> type, List<Class<?>> gone, List<Class<?>> arrived) {
    return Stream.<BiPredicate<Class<?>, Class<?>>>of(Renames::isMoved, Renames::isRenamed)
        .filter(like -> count(gone, type, like) == 1 && count(arrived, type, like) == 1)
        .flatMap(like -> arrived.stream().filter(one -> like.test(type, one)))
        .findFirst();
  }

  /** The classes of a generation of which another one has none of the same name. */
  private static List<Class<?>> others(Generation some, Generation other) {
    return some.snapshot().classNames().stream()
        .filter(name -> !other.snapshot().classNames().contains(name))
        .flatMap(name -> some.classNamed(name).stream())
        .toList();
  }

  private static long count(
      List<Class<?>> types, Class<?> type, BiPredicate<Class<?>, Class<?>> like) {
    return types.stream().filter(one -> like.test(type, one)).count();
  }

  private static boolean isMoved(Class<?> one, Class<?> other) {
    return !one.getSimpleName().isEmpty() && one.getSimpleName().equals(other.getSimpleName());
  }

  private static boolean isRenamed(Class<?> one, Class<?> other) {
    return one.isRecord() && other.isRecord() && components(one).equals(components(other))
        || one.isEnum() && other.isEnum() && constants(one).equals(constants(other));
  }

  private static List<String> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(Field::isEnumConstant)
        .map(Field::getName)
        .toList();
  }
}
