package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.scope.DymodThread;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import io.dymod.scope.TimeLimited.Attempt;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Runs a unit's code for the first time, on a thread of its own and for so long at most, so that
 * neither callers nor the reload thread hang with it. Whatever it throws is put into words on that
 * thread; the throwable itself goes no further, because it would pin the unit's class loader.
 *
 * <p>The units that go live together share a thread, which ends with their last run, for code may
 * leave things behind in one.
 */
final class Rehearsal {

  private TimeLimited code = new TimeLimited(Stage::new);
  private boolean used;
  private boolean closed;

  /** A thread that can be told apart. */
  private static final class Stage extends DymodThread {

    Stage(Runnable work) {
      super("dymod-rehearsal", work);
    }
  }

  /** What a task gave, or why it did not. */
  private record Result<T>(T value, Refusal refusal) {}

  /** Whether the current thread runs a rehearsal. */
  static boolean isRunningOn(Thread thread) {
    return thread instanceof Stage;
  }

  /** Ends the thread, if anything has run on it: the next run has another. */
  synchronized void end() {
    if (used && !closed) {
      code.close();
      code = new TimeLimited(Stage::new);
      used = false;
    }
  }

  /** Gives up what runs, and lets nothing run any more. May be called from any thread. */
  synchronized void close() {
    closed = true;
    code.close();
  }

  private synchronized TimeLimited next() {
    used = true;
    return code;
  }

  /**
   * Runs a task to its end.
   *
   * @param generation for the thread's name
   * @param hanging what is to be said if it takes longer
   * @param limit how long it may take
   * @throws Refusal if it throws anything, or takes longer
   * @throws InterruptedException if this has been closed; an interrupt of the caller is no reason
   */
  <T> T run(String generation, String hanging, Duration limit, Callable<T> task)
      throws Refusal, InterruptedException {
    TimeLimited thread = next();
    Attempt<Result<T>> attempt =
        thread.call(
            limit,
            () -> {
              Thread.currentThread().setName("dymod-rehearsal " + generation);
              return perform(task);
            });
    if (thread.isClosed()) {
      attempt.trouble().ifPresent(words -> Log.warn("{}: {} {}", generation, hanging, words));
      throw new InterruptedException("closed");
    }
    if (attempt.value().isEmpty()) {
      throw new Refusal(
          attempt.hang().map(words -> hanging + " " + words).or(attempt::thrown).orElseThrow());
    }
    Result<T> result = attempt.value().get();
    if (result.refusal != null) {
      throw result.refusal;
    }
    return result.value;
  }

  private static <T> Result<T> perform(Callable<T> task) {
    try {
      return new Result<>(task.call(), null);
    } catch (Refusal refusal) {
      return new Result<>(null, refusal);
    } catch (InvocationTargetException thrown) {
      return new Result<>(null, Refusal.of(thrown.getCause()));
    } catch (Throwable thrown) {
      return new Result<>(null, Refusal.of(thrown));
    }
  }
}
