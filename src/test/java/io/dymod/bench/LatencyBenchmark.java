package io.dymod.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * How long it takes from the last byte of a change until a caller gets the new answer. Contenders
 * of one group take turns, so that whatever else the machine does hits all of them.
 */
public final class LatencyBenchmark {

  private static final int CHANGES = 200;
  private static final int WARM_UP = 30;
  private static final int CHANGES_A_START = 20;
  private static final int SECONDS_AT_MOST = 60;
  private static final int PAUSE_AT_LEAST = 5;
  private static final int PAUSE_AT_MOST = 35;

  /** A caller asks this often, so as not to take the processor from who does the work. */
  private static final int NANOS_BETWEEN_CALLS = 10_000;

  private static final Random RANDOM = new Random(42);

  private LatencyBenchmark() {}

  /**
   * Measures.
   *
   * @param args how many changes, and a regular expression for the names of groups
   */
  public static void main(String... args) throws Exception {
    int changes = args.length > 0 ? Integer.parseInt(args[0]) : CHANGES;
    Pattern wanted = Pattern.compile(args.length > 1 ? args[1] : "");
    LatencyGroups groups = new LatencyGroups(GeneratedModules.work("latency"));
    Table table = new Table("latency", LatencyRow.columns());
    for (LatencyGroups.Group group : groups.all()) {
      if (wanted.matcher(group.name()).find()) {
        measure(group.contenders().open(), changes, table);
      }
    }
    if (wanted.matcher("start").find()) {
      LatencyStarts starts = new LatencyStarts(groups);
      starts.measure(Math.max(2, changes / CHANGES_A_START)).forEach(table::row);
    }
    table.publish();
    System.exit(0);
  }

  private static void measure(List<Contender> contenders, int changes, Table table)
      throws Exception {
    List<LatencyRow> rows = contenders.stream().map(one -> new LatencyRow(one.name())).toList();
    long number = 0;
    for (int round = -Math.min(WARM_UP, changes); round < changes; round++) {
      number++;
      for (int index = 0; index < contenders.size(); index++) {
        Contender contender = contenders.get(index);
        TimeUnit.MILLISECONDS.sleep(
            PAUSE_AT_LEAST + RANDOM.nextInt(PAUSE_AT_MOST - PAUSE_AT_LEAST));
        long time = change(contender, number);
        if (round >= 0) {
          rows.get(index).add(time, contender.stages());
        }
      }
    }
    for (LatencyRow row : rows) {
      table.row(row.cells());
    }
    for (Contender contender : contenders) {
      contender.close();
    }
  }

  /** Changes the number, and waits for it. Returns the nanoseconds between the two. */
  static long change(Contender contender, long number) throws IOException {
    long written = contender.change(number);
    long deadline = written + TimeUnit.SECONDS.toNanos(SECONDS_AT_MOST);
    while (contender.answer() != number) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(contender.name() + " does not answer with " + number);
      }
      LockSupport.parkNanos(NANOS_BETWEEN_CALLS);
    }
    return System.nanoTime() - written;
  }
}
