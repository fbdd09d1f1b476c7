package io.dymod.load;

import io.dymod.change.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a unit's code for the first time, on a thread of its own and for so long at most, so that
 * neither callers nor the reload thread hang with it. Whatever it throws is put into words on that
 * thread; the throwable itself goes no further, because it would pin the unit's class loader.
 *
 * <p>The units that go live together share a thread, which ends with their last run, for code may
 * leave things behind in one. To start it can take longer than all the rest of a reload on a busy
 * machine, so it may be started ahead of time.
 */
final class Rehearsal {

  private Optional<Stage> ready = Optional.empty();
  private boolean used;

  /** Whether the current thread runs a rehearsal. */
  static boolean isRunningOn(Thread thread) {
    return thread instanceof Stage;
  }

  /** Starts the thread of the next run, which waits for it. */
  void makeReady() {
    if (ready.isEmpty()) {
      ready = Optional.of(new Stage());
      ready.get().start();
    }
  }

  /** Ends the thread, if anything has run on it: the next run has another. */
  void end() {
    if (used) {
      dismiss();
    }
  }

  /** Ends the thread, and whatever runs on it. */
  void close() {
    ready.ifPresent(Thread::interrupt);
    dismiss();
  }

  private void dismiss() {
    ready.ifPresent(Stage::end);
    ready = Optional.empty();
    used = false;
  }

  /**
   * Runs a task to its end.
   *
   * @param generation for the thread's name
   * @param limit how long it may take
   * @throws Refusal if it throws anything, or takes longer
   */
  <T> T run(String generation, Duration limit, Callable<T> task)
      throws Refusal, InterruptedException {
    makeReady();
    Stage stage = ready.get();
    used = true;
    CompletableFuture<T> result = new CompletableFuture<>();
    stage.setName("dymod-rehearsal " + generation);
    stage.acts.add(() -> perform(task, result));
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException refused) {
      throw (Refusal) refused.getCause();
    } catch (TimeoutException hang) {
      String where = Refusal.frames(stage.getStackTrace());
      close();
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

    private static final Runnable END = () -> {};

    private final BlockingQueue<Runnable> acts = new LinkedBlockingQueue<>();

    Stage() {
      super(null, null, "dymod-rehearsal", 0, false);
      setDaemon(true);
    }

    void end() {
      acts.add(END);
    }

    @Override
    public void run() {
      for (Runnable act = next(); act != END; act = next()) {
        setContextClassLoader(ClassLoader.getSystemClassLoader());
        act.run();
      }
    }

    /** A unit may have interrupted its own thread, which is not to concern the next one. */
    private Runnable next() {
      while (true) {
        try {
          return acts.take();
        } catch (InterruptedException ofTheLastAct) {
          // Now it is no longer interrupted.
        }
      }
    }
  }
}
