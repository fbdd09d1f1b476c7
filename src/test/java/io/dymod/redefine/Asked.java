package io.dymod.redefine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the functions of {@link RunningModules}, and puts what they answer into words. */
final class Asked {

  private Asked() {}

  /** The words of all values, in their order. */
  static List<String> values(BiFunction<String, Integer, Object> probe, int count) {
    List<String> values = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      values.add(words(probe.apply("value", index)));
    }
    return values;
  }

  /** Objects to keep, made now. */
  static List<Object> made(BiFunction<String, Integer, Object> probe, String how, int count) {
    List<Object> made = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      made.add(probe.apply(how, index));
    }
    return made;
  }

  /** What objects that were kept say now. */
  static List<String> said(List<Object> kept) {
    List<String> said = new ArrayList<>();
    for (Object one : kept) {
      said.add(said(one));
    }
    return said;
  }

  private static String said(Object kept) {
    if (!(kept instanceof Supplier<?> supplier)) {
      return words(kept);
    }
    try {
      return words(supplier.get());
    } catch (Throwable thrown) {
      return words(thrown);
    }
  }

  private static String words(Object answer) {
    try {
      if (answer instanceof Throwable thrown) {
        return thrown
            + frames(thrown)
            + (thrown.getCause() == null ? "" : words(thrown.getCause()));
      }
      return answer instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(answer);
    } catch (Throwable thrown) {
      return "can't be put into words: " + words(thrown);
    }
  }

  /** The unit's own frames without its class loader, whose name differs from one to the next. */
  private static String frames(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("m."))
        .map(
            frame ->
                " at %s.%s(%s:%d)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .collect(Collectors.joining());
  }
}
