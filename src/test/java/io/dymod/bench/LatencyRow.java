package io.dymod.bench;

import io.dymod.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The latencies of one contender, and where the time goes. */
final class LatencyRow {

  private final String name;
  private final Figures all = new Figures();
  private final Figures detection = new Figures();
  private final Map<Stage, Figures> stages = new EnumMap<>(Stage.class);

  LatencyRow(String name) {
    this.name = name;
  }

  static String[] columns() {
    List<String> columns =
        new ArrayList<>(List.of("ms", "changes", "p50", "p90", "p99", "max", "detect"));
    for (Stage stage : Stage.values()) {
      columns.add(stage.name().toLowerCase(Locale.ROOT));
    }
    return columns.toArray(String[]::new);
  }

  /** Adds a change. What no stage accounts for went by before anybody knew of it. */
  void add(ContenderProcess.Change change) {
    all.add(change.nanos());
    Map<Stage, Duration> took = change.stages();
    took.forEach(
        (stage, time) -> stages.computeIfAbsent(stage, key -> new Figures()).add(time.toNanos()));
    if (!took.isEmpty()) {
      long known = took.values().stream().mapToLong(Duration::toNanos).sum();
      detection.add(Math.max(0, change.nanos() - known));
    }
  }

  /** Percentiles of the whole, and the median of each stage. */
  List<String> cells() {
    List<String> cells = new ArrayList<>(List.of(name, String.valueOf(all.count())));
    for (double share : new double[] {0.5, 0.9, 0.99, 1}) {
      cells.add(Table.number(all.percentile(share)));
    }
    cells.add(median(detection));
    for (Stage stage : Stage.values()) {
      cells.add(median(stages.getOrDefault(stage, new Figures())));
    }
    return cells;
  }

  private static String median(Figures figures) {
    return figures.count() == 0 ? "-" : Table.number(figures.median());
  }
}
