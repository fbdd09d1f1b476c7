package io.dymod.scope;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Dymod's threads log. A logger is code of the application: it may throw, and it may block,
 * for example on a terminal that has been stopped. Neither is to end or to hold up reloading, so it
 * is called on a thread of its own. As long as it answers, a line is written when the call returns.
 */
public final class Log {

  /** A logger that takes longer is not waited for any more, until it answers again. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Of what a logger does not take, this is kept. */
  private static final int LINES_KEPT = 1_000;

  private static final Worker WORKER =
      new Worker(work -> DymodThread.aside("dymod-log", work), Duration.ofSeconds(1));

  private static volatile boolean blocked;

  private Log() {}

  /** A call of a logger. */
  private interface Line {

    void write(Logger logger);
  }

  /** Logs at INFO. */
  public static void info(String format, Object... words) {
    write(logger -> logger.info(format, words));
  }

  /** Logs at WARN. */
  public static void warn(String format, Object... words) {
    write(logger -> logger.warn(format, words));
  }

  /** Logs at DEBUG, and does not wait until it is written. */
  @SuppressWarnings("FutureReturnValueIgnored") // It is never completed by an exception.
  public static void debug(String format, Object... words) {
    add(logger -> logger.debug(format, words));
  }

  /** Waits for so long at most until what has been logged is written. */
  public static void flush(Duration limit) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    WORKER.add(() -> written.complete(null));
    Uninterrupted.await(limit, nanos -> isWritten(written, nanos));
  }

  private static void write(Line line) {
    CompletableFuture<Void> written = add(line);
    boolean own = WORKER.thread().filter(thread -> thread == Thread.currentThread()).isPresent();
    if (!blocked && !own) {
      blocked = !Uninterrupted.await(PATIENCE, nanos -> isWritten(written, nanos));
    }
  }

  private static boolean isWritten(CompletableFuture<Void> written, long nanos)
      throws InterruptedException {
    try {
      written.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      throw new AssertionError("it is completed normally", impossible);
    }
  }

  private static CompletableFuture<Void> add(Line line) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    if (WORKER.waiting() < LINES_KEPT) {
      WORKER.add(
          () -> {
            try {
              line.write(LoggerFactory.getLogger("io.dymod"));
            } finally {
              blocked = false;
              written.complete(null);
            }
          });
    }
    return written;
  }
}
