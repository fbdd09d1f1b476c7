package io.dymod.load;

import io.dymod.change.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Runs a unit's code for the first time, on a thread of its own and for so long at most, so that
 * neither callers nor the reload thread hang with it. Whatever it throws is put into words on that
 * thread; the throwable itself goes no further, because it would pin the unit's class loader.
 */
final class Rehearsal {

  private static final int FRAMES_SHOWN = 5;

  private Rehearsal() {}

  /** Whether the current thread runs a rehearsal. */
  static boolean isRunningOn(Thread thread) {
    return thread instanceof Stage;
  }

  /**
   * Runs a task to its end.
   *
   * @param generation for the thread's name
   * @param limit how long it may take
   * @throws Refusal if it throws anything, or takes longer
   */
  static <T> T run(String generation, Duration limit, Callable<T> task)
      throws Refusal, InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Stage stage = new Stage(generation, () -> perform(task, result));
    stage.start();
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException refused) {
      throw (Refusal) refused.getCause();
    } catch (TimeoutException hang) {
      String where = frames(stage.getStackTrace());
      stage.interrupt();
      throw new Refusal(
          "its provider is not constructed after " + limit.toMillis() + " ms; it hangs in" + where);
    }
  }

  private static <T> void perform(Callable<T> task, CompletableFuture<T> result) {
    try {
      result.complete(task.call());
    } catch (Refusal refusal) {
      result.completeExceptionally(refusal);
    } catch (InvocationTargetException thrown) {
      result.completeExceptionally(new Refusal(words(thrown.getCause())));
    } catch (Throwable thrown) {
      result.completeExceptionally(new Refusal(words(thrown)));
    }
  }

  /** A throwable in words: what it is, where it came from, and what caused it. */
  static String words(Throwable thrown) {
    StringBuilder words = new StringBuilder(summary(thrown));
    Throwable cause = thrown.getCause();
    for (int depth = 0; cause != null && depth < FRAMES_SHOWN; depth++) {
      words.append(", caused by ").append(summary(cause));
      cause = cause.getCause();
    }
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return words.append(frames(root.getStackTrace())).toString();
  }

  /** Asking a throwable for its message runs the unit's code too, which may throw once more. */
  private static String summary(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable again) {
      message = "(its message can't be had: " + again.getClass().getName() + ")";
    }
    return thrown.getClass().getName() + (message == null ? "" : ": " + message);
  }

  private static String frames(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .limit(FRAMES_SHOWN)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }

  /** A thread that can be told apart, and that inherits nothing from its creator. */
  private static final class Stage extends Thread {

    Stage(String generation, Runnable act) {
      super(null, act, "dymod-rehearsal " + generation, 0, false);
      setDaemon(true);
      setContextClassLoader(ClassLoader.getSystemClassLoader());
    }
  }
}
