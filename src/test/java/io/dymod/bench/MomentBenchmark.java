package io.dymod.bench;

import io.dymod.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;

/**
 * How long a program is held up that chooses the moment of a swap: the call of {@code reload()}
 * while something is ready, and while nothing is. Beside it what the least of it costs: a question
 * to a thread that waits, and its answer.
 */
public final class MomentBenchmark {

  private static final int SWAPS = 1_000;
  private static final int WARM_UP = 300;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long REST_MILLIS = 5;

  /** A thread that answers, and does nothing else. */
  private static final class Echo extends Thread {

    private final Exchanger<String> words = new Exchanger<>();

    Echo() {
      super("echo");
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        while (true) {
          words.exchange("asked");
          words.exchange("answered");
        }
      } catch (InterruptedException end) {
        // Nobody asks any more.
      }
    }

    void ask() throws InterruptedException {
      words.exchange("asked");
      words.exchange("answered");
    }
  }

  private MomentBenchmark() {}

  /**
   * Measures.
   *
   * @param args how many swaps
   */
  public static void main(String... args) throws Exception {
    int swaps = args.length > 0 ? Integer.parseInt(args[0]) : SWAPS;
    Path unit = new LatencyGroups(GeneratedModules.work("moment")).unit("one", 0);
    Figures ready = new Figures();
    Figures nothing = new Figures();
    Figures answered = new Figures();
    Echo echo = new Echo();
    echo.start();
    try (Reloading one =
        Reloading.classFile(unit, "one", Settings.builder().path(unit).staged(true))) {
      for (int number = 1; number <= swaps + WARM_UP; number++) {
        boolean isKept = number > WARM_UP;
        one.change(number);
        one.awaitReady(LONG);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        (isKept ? ready : new Figures()).add(time(one::reload));
        if (one.answer() != number) {
          throw new IllegalStateException(number + " is not live");
        }
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        (isKept ? nothing : new Figures()).add(time(one::reloadNothing));
        (isKept ? answered : new Figures()).add(time(echo::ask));
      }
    }
    Table table = new Table("moment", "held up, µs", "times", "p50", "p90", "p99", "max");
    table.row(cells("reload() when nothing is ready", nothing));
    table.row(cells("a question to a thread, and its answer", answered));
    table.row(cells("reload() when a unit is ready", ready));
    table.publish();
    System.exit(0);
  }

  /** What is measured. */
  @FunctionalInterface
  private interface Act {

    void go() throws InterruptedException;
  }

  private static long time(Act act) throws InterruptedException {
    long start = System.nanoTime();
    act.go();
    return System.nanoTime() - start;
  }

  private static String[] cells(String name, Figures times) {
    return new String[] {
      name,
      String.valueOf(times.count()),
      micros(times, 0.5),
      micros(times, 0.9),
      micros(times, 0.99),
      micros(times, 1)
    };
  }

  private static String micros(Figures times, double share) {
    return Table.number(times.percentile(share) * 1_000);
  }
}
