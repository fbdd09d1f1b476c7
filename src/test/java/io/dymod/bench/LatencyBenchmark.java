package io.dymod.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * How long it takes from the last byte of a change until a caller gets the new answer. Contenders
 * of one group have a JVM each and take turns, so that whatever else the machine does hits all of
 * them.
 */
public final class LatencyBenchmark {

  private static final int CHANGES = 200;
  private static final int WARM_UP = 30;
  private static final int CHANGES_A_START = 20;
  private static final int PAUSE_AT_LEAST = 5;
  private static final int PAUSE_AT_MOST = 35;

  /** An application shows something before anybody edits it. */
  private static final int SECONDS_UNTIL_FIRST_EDIT = 5;

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
        measure(group.subjects().prepare(), changes, table);
      }
    }
    if (wanted.matcher("start").find()) {
      LatencyStarts starts = new LatencyStarts(groups);
      starts.measure(Math.max(2, changes / CHANGES_A_START)).forEach(table::row);
    }
    table.publish();
  }

  private static void measure(List<Subject> subjects, int changes, Table table) throws Exception {
    List<ContenderProcess> contenders = new ArrayList<>();
    List<LatencyRow> rows = new ArrayList<>();
    try {
      for (Subject subject : subjects) {
        contenders.add(new ContenderProcess(subject));
        rows.add(new LatencyRow(subject.name()));
        awaitFirstEdit();
      }
      takeTurns(contenders, changes, rows);
    } finally {
      contenders.forEach(ContenderProcess::close);
    }
    rows.forEach(row -> table.row(row.cells()));
  }

  private static void takeTurns(
      List<ContenderProcess> contenders, int changes, List<LatencyRow> rows)
      throws IOException, InterruptedException {
    int warmUp = Math.min(WARM_UP, changes);
    for (int round = 1; round <= warmUp + changes; round++) {
      for (int index = 0; index < contenders.size(); index++) {
        TimeUnit.MILLISECONDS.sleep(
            PAUSE_AT_LEAST + RANDOM.nextInt(PAUSE_AT_MOST - PAUSE_AT_LEAST));
        ContenderProcess.Change change = contenders.get(index).change(round);
        if (round > warmUp) {
          rows.get(index).add(change);
        }
      }
    }
  }

  /** Waits for as long as a user does after the start. */
  static void awaitFirstEdit() throws InterruptedException {
    TimeUnit.SECONDS.sleep(SECONDS_UNTIL_FIRST_EDIT);
  }
}
