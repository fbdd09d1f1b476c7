package io.dymod.scope;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPLoggerFactory;

/**
 * What Dymod's threads log. A logger is code of the application: it may throw, and it may block,
 * for example on a terminal that has been stopped. Neither is to end or to hold up reloading, so it
 * is called on a thread of its own. As long as it answers, a line is written when the call returns.
 *
 * <p>A logger may also show nothing, and then a change that is rejected would leave old code
 * running in silence. So what somebody has to see is {@linkplain #showAnyway printed} where no
 * logger shows it.
 */
public final class Log {

  /** A logger that takes longer is not waited for any more, until it answers again. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Of what a logger does not take, this is kept. */
  private static final int LINES_KEPT = 1_000;

  private static final Worker WORKER =
      new Worker(work -> DymodThread.aside("dymod-log", work), Duration.ofSeconds(1));

  private static final String MARK = "[dymod] ";

  private static volatile boolean blocked;
  private static volatile boolean shownAnyway;

  private Log() {}

  /** A call of a logger. */
  private record Line(Level level, String format, List<Object> words) {

    void write(Logger logger) {
      if (shownAnyway && level != Level.DEBUG && isMute(logger)) {
        System.err.println(MARK + MessageFormatter.basicArrayFormat(format, words.toArray()));
      } else {
        logger.atLevel(level).log(format, words.toArray());
      }
    }
  }

  private static boolean isMute(Logger logger) {
    return !logger.isWarnEnabled();
  }

  /**
   * Prints to the standard error from now on what is logged, where no logger shows it; and says so.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // It is never completed by an exception.
  public static void showAnyway() {
    shownAnyway = true;
    add(
        logger -> {
          if (isMute(logger)) {
            System.err.println(MARK + whyMute());
          }
        });
  }

  private static String whyMute() {
    return LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory
        ? "what happens is printed here, because there is no SLF4J provider to log it: put one on"
            + " the module path, such as logback-classic"
        : "what happens is printed here, because the logger io.dymod does not show even warnings";
  }

  /** Logs at INFO. */
  public static void info(String format, Object... words) {
    write(new Line(Level.INFO, format, Arrays.asList(words)));
  }

  /** Logs at WARN. */
  public static void warn(String format, Object... words) {
    write(new Line(Level.WARN, format, Arrays.asList(words)));
  }

  /** Logs at DEBUG, and does not wait until it is written. */
  @SuppressWarnings("FutureReturnValueIgnored") // It is never completed by an exception.
  public static void debug(String format, Object... words) {
    add(new Line(Level.DEBUG, format, Arrays.asList(words))::write);
  }

  /** Waits for so long at most until what has been logged is written. */
  public static void flush(Duration limit) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    WORKER.add(() -> written.complete(null));
    Uninterrupted.await(limit, nanos -> isWritten(written, nanos));
  }

  private static void write(Line line) {
    CompletableFuture<Void> written = add(line::write);
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

  private static CompletableFuture<Void> add(Consumer<Logger> line) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    if (WORKER.waiting() < LINES_KEPT) {
      WORKER.add(
          () -> {
            try {
              line.accept(LoggerFactory.getLogger("io.dymod"));
            } finally {
              blocked = false;
              written.complete(null);
            }
          });
    }
    return written;
  }
}
