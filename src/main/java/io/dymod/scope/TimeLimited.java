package io.dymod.scope;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs code of a unit, each piece for so long at most, on a thread that can be given up. Nobody
 * hangs with it, and nothing that it throws gets out: that is put into words on that thread, since
 * the throwable itself would pin the unit's class loader, and to ask it for its message runs the
 * unit's code once more. An interrupt of whoever waits changes nothing.
 *
 * <p>All code of units that Dymod itself calls runs here, but for the listeners of outcomes.
 */
public final class TimeLimited implements AutoCloseable {

  /** For what is ended because it came too late. */
  static final Duration LATE = Duration.ofSeconds(1);

  /** What bounds itself is to be done before it is given up. */
  private static final int PARTS = 10;

  /** Longer than the time between two reloads. */
  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private final Worker worker;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /**
   * What came of a piece of code.
   *
   * @param <T> what it gives
   * @param value what it gave; empty if it threw something, or was not done in time
   * @param thrown what it threw, in words
   * @param hang how long it was waited for and where it is, in words, if it was not done
   */
  public record Attempt<T>(Optional<T> value, Optional<String> thrown, Optional<String> hang) {

    static <T> Attempt<T> done(T value) {
      return new Attempt<>(Optional.of(value), Optional.empty(), Optional.empty());
    }

    static <T> Attempt<T> failed(String words) {
      return new Attempt<>(Optional.empty(), Optional.of(words), Optional.empty());
    }

    static <T> Attempt<T> givenUp(String words) {
      return new Attempt<>(Optional.empty(), Optional.empty(), Optional.of(words));
    }

    /** What went wrong, in words. */
    public Optional<String> trouble() {
      return thrown.or(() -> hang.map("not done "::concat));
    }
  }

  /**
   * With threads of a certain kind.
   *
   * @param threads makes one
   */
  public TimeLimited(Function<Runnable, DymodThread> threads) {
    this.worker = new Worker(threads, FOR_GOOD);
  }

  /**
   * For code of a unit, or several.
   *
   * @param owner whose code it is, for the thread's name
   */
  public static TimeLimited of(String owner) {
    return new TimeLimited(work -> new DymodThread("dymod-close " + owner, work));
  }

  /**
   * Ends one thing.
   *
   * @param owner who owns it, for the thread's name
   * @param limit how long it may take
   * @return what went wrong, in words
   */
  public static Optional<String> run(String owner, OwnedResource ending, Duration limit) {
    try (TimeLimited code = of(owner)) {
      return code.run(ending, limit);
    }
  }

  /**
   * Runs one action.
   *
   * @param owner of whose code it is, for the thread's name
   * @param what what is run, for people
   * @param limit how long it may take
   * @param action gives what went wrong, in words
   * @return what went wrong, in words
   */
  public static Optional<String> run(
      String owner, String what, Duration limit, Callable<Optional<String>> action) {
    try (TimeLimited code = of(owner)) {
      Attempt<Optional<String>> attempt = code.call(limit, action);
      return attempt
          .trouble()
          .or(() -> attempt.value().orElseThrow())
          .map(words -> what + ": " + words);
    }
  }

  /** Ends a thing, and gives what went wrong, in words. */
  public Optional<String> run(OwnedResource ending, Duration limit) {
    Duration own = limit.multipliedBy(PARTS - 1).dividedBy(PARTS);
    Attempt<Optional<String>> attempt = call(limit, () -> ending.run(own));
    return attempt
        .trouble()
        .or(() -> attempt.value().orElseThrow())
        .map(words -> ending.what() + ": " + words);
  }

  /** Runs a piece of code, and waits for it. For one caller at a time. */
  public <T> Attempt<T> call(Duration limit, Callable<T> task) {
    CompletableFuture<Attempt<T>> result = new CompletableFuture<>();
    worker.add(() -> result.complete(perform(task)));
    Optional<DymodThread> thread = worker.thread();
    if (thread.isEmpty()) {
      return Attempt.failed("no thread can be started for it");
    }
    if (!isDone(result, limit)) {
      String where = FailureText.frames(thread.get());
      result.complete(
          Attempt.givenUp(
              isClosed()
                  ? "when it was given up; it was in" + where
                  : "after " + limit.toMillis() + " ms; it hangs in" + where));
      // Not before, for what was interrupted may be quick to throw something, and hide that it
      // hung.
      worker.replace();
    }
    return result.join();
  }

  private boolean isDone(CompletableFuture<?> result, Duration limit) {
    CompletableFuture<Object> first = CompletableFuture.anyOf(result, closed);
    return Uninterrupted.await(
        limit,
        nanos -> {
          try {
            first.get(nanos, TimeUnit.NANOSECONDS);
          } catch (TimeoutException | ExecutionException late) {
            // What counts is whether it is done.
          }
          return result.isDone();
        });
  }

  private static <T> Attempt<T> perform(Callable<T> task) {
    try {
      return Attempt.done(task.call());
    } catch (Throwable thrown) {
      return Attempt.failed(FailureText.of(thrown));
    }
  }

  /** Whether it has been closed. */
  public boolean isClosed() {
    return closed.isDone();
  }

  /** Ends the thread; what runs on it is given up. May be called from any thread. */
  @Override
  public void close() {
    worker.end();
    closed.complete(null);
  }
}
