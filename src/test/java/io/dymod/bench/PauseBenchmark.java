package io.dymod.bench;

import io.dymod.Settings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The longest time between two calls in a loop while a swap happens; beside it the same loop while
 * nothing happens, and while a unit is reloaded that it does not call.
 */
public final class PauseBenchmark {

  private static final int RELOADS = 1_000;
  private static final int WARM_UP = 100;
  private static final int MILLIS_AROUND = 2;

  /** Written by the calling thread, taken by the reloading one. */
  private static final class Loop extends Thread {

    private final LongSupplier service;
    private volatile long longest;
    private volatile boolean ended;

    @SuppressWarnings("UnusedVariable") // Keeps the calls from being compiled away.
    private long sum;

    Loop(LongSupplier service) {
      super("calls in a loop");
      setDaemon(true);
      this.service = service;
    }

    @Override
    public void run() {
      long before = System.nanoTime();
      while (!ended) {
        sum += service.getAsLong();
        long now = System.nanoTime();
        if (now - before > longest) {
          longest = now - before;
        }
        before = now;
      }
    }
  }

  private PauseBenchmark() {}

  /**
   * Measures.
   *
   * @param args how many reloads
   */
  public static void main(String... args) throws Exception {
    int reloads = args.length > 0 ? Integer.parseInt(args[0]) : RELOADS;
    LatencyGroups groups = new LatencyGroups(GeneratedModules.work("pause"));
    Path called = groups.unit("one", 0);
    Path other = groups.unit("other", 0);
    Table table = new Table("pause", "longest gap, ms", "windows", "p50", "p90", "p99.9", "max");
    try (Reloading one = Reloading.classFile(called, "one", manual(called));
        Reloading two = Reloading.classFile(other, "other", manual(other))) {
      Loop loop = new Loop(one.service());
      loop.start();
      Figures nothing = new Figures();
      Figures elsewhere = new Figures();
      Figures swapped = new Figures();
      for (int number = 1; number <= reloads + WARM_UP; number++) {
        Figures kept = number > WARM_UP ? swapped : new Figures();
        long took = reload(one, number, loop, kept);
        reload(two, number, loop, number > WARM_UP ? elsewhere : new Figures());
        loop.longest = 0;
        TimeUnit.NANOSECONDS.sleep(took);
        (number > WARM_UP ? nothing : new Figures()).add(loop.longest);
      }
      loop.ended = true;
      loop.join();
      table.row(cells("nothing happens", nothing));
      table.row(cells("another unit reloads", elsewhere));
      table.row(cells("the called unit reloads", swapped));
    }
    table.publish();
    System.exit(0);
  }

  private static Settings.Builder manual(Path unit) {
    return Settings.builder().path(unit).auto(false);
  }

  /** Notes the longest gap in a window around a reload. Returns how long the window was. */
  private static long reload(Reloading unit, long number, Loop loop, Figures gaps)
      throws Exception {
    unit.change(number);
    long start = System.nanoTime();
    loop.longest = 0;
    unit.reload();
    TimeUnit.MILLISECONDS.sleep(MILLIS_AROUND);
    gaps.add(loop.longest);
    return System.nanoTime() - start;
  }

  private static String[] cells(String name, Figures gaps) {
    return new String[] {
      name,
      String.valueOf(gaps.count()),
      Table.number(gaps.median()),
      Table.number(gaps.percentile(0.9)),
      Table.number(gaps.percentile(0.999)),
      Table.number(gaps.percentile(1))
    };
  }
}
