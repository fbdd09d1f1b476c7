package io.dymod.load;

import io.dymod.change.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a unit's code for the first time, on a thread of its own and for so long at most, so that
 * neither callers nor the reload thread hang with it. Whatever it throws is put into words on that
 * thread; the throwable itself goes no further, because it would pin the unit's class loader.
 */
final class Rehearsal {

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
      String where = Refusal.frames(stage.getStackTrace());
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
      result.completeExceptionally(Refusal.of(thrown.getCause()));
    } catch (Throwable thrown) {
      result.completeExceptionally(Refusal.of(thrown));
    }
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
