package io.dymod.retire.pin;

import io.dymod.load.ThreadSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The stack of a thread at one moment. Frames are told apart by the names of the class loaders,
 * which costs callers nothing: those of a generation bear its name.
 *
 * @param thread the thread
 * @param frames what it is doing, the innermost frame first
 */
public record Stack(Thread thread, List<StackTraceElement> frames) {

  private static final int FRAMES_SHOWN = 6;

  /** The name of the class loader of each handle. */
  static final String HANDLE = "dymod-handle";

  /**
   * All stacks of platform threads now. A thread of a unit's class may throw where it is put into a
   * map; then each is asked by itself.
   */
  public static List<Stack> all() {
    try {
      return Thread.getAllStackTraces().entrySet().stream()
          .map(entry -> new Stack(entry.getKey(), List.of(entry.getValue())))
          .toList();
    } catch (RuntimeException | Error thrownByOne) {
      return ThreadSnapshot.threads().stream().map(Stack::of).toList();
    }
  }

  private static Stack of(Thread thread) {
    try {
      return new Stack(thread, List.of(thread.getStackTrace()));
    } catch (RuntimeException | Error unknown) {
      return new Stack(thread, List.of());
    }
  }

  /** Whether code of a generation is on it. */
  public boolean has(String generation) {
    return outermost(generation) >= 0;
  }

  private int outermost(String generation) {
    for (int index = frames.size() - 1; index >= 0; index--) {
      if (generation.equals(frames.get(index).getClassLoaderName())) {
        return index;
      }
    }
    return -1;
  }

  /**
   * Whether somebody else has called a generation and is not back. A thread on which nothing but
   * the JDK lies below the generation's code runs that code of its own.
   */
  public boolean isVisiting(String generation) {
    int outermost = outermost(generation);
    return outermost >= 0
        && frames.subList(outermost + 1, frames.size()).stream().anyMatch(Stack::isOfSomebody);
  }

  /** Whether the generation's own code is what the thread runs. */
  public boolean isOwnedBy(String generation) {
    return has(generation) && !isVisiting(generation) && !isOfListeners();
  }

  /** Whether a call has gone into a handle, and not come to a provider yet. */
  public boolean isAtTheDoor() {
    return frames.stream()
        .filter(Stack::isOfSomebody)
        .findFirst()
        .filter(frame -> HANDLE.equals(frame.getClassLoaderName()))
        .isPresent();
  }

  /** Listeners of all owners share a thread. */
  private boolean isOfListeners() {
    return thread.getName().equals("dymod-listeners");
  }

  /** Whether a frame is neither of the JDK nor of Dymod itself. */
  private static boolean isOfSomebody(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module == null
        || !(module.equals("io.dymod") || module.startsWith("java.") || module.startsWith("jdk."));
  }

  /** The thread in words, with the top of its stack. */
  String words() {
    return thread(thread) + frames(frames);
  }

  /** A thread in words. */
  static String thread(Thread thread) {
    return "thread \"%s\" (%s)".formatted(thread.getName(), thread.getState());
  }

  /** The top of a stack, a line a frame, without what a handle is made of. */
  private static String frames(List<StackTraceElement> frames) {
    return frames.stream()
        .filter(frame -> !frame.getClassName().startsWith("java.lang.invoke."))
        .filter(frame -> !HANDLE.equals(frame.getClassLoaderName()))
        .limit(FRAMES_SHOWN)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }

  /** The top of a thread's stack now. */
  static String frames(Thread thread) {
    return frames(Arrays.asList(thread.getStackTrace()));
  }
}
