package io.dymod.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The time from the start of a JVM to the first answered call. The programs take turns. */
public final class StartupBenchmark {

  private static final int ROUNDS = 40;

  /** Where a few milliseconds are looked for, more starts are needed to see them. */
  private static final int STARTS_IN_RELEASE = 5;

  private static final int MANY = 100;
  private static final String DEV = "-Ddymod.mode=dev";

  private StartupBenchmark() {}

  /**
   * Measures.
   *
   * @param args how many rounds; each program is started in each, those in release several times
   */
  public static void main(String... args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    Path work = GeneratedModules.work("startup");
    Programs programs = new Programs(work);
    GeneratedModules modules = new GeneratedModules(work.resolve("units"));
    List<String> names = IntStream.range(0, MANY).mapToObj(index -> "leaf" + index).toList();
    names.forEach(name -> modules.write(name, 0));
    Path units = modules.compile(names);
    List<Path> one = List.of(units.resolve("leaf0"));

    List<Path> path = with(Fork.releaseLibraries(), one);
    Map<String, ProcessBuilder> release = new LinkedHashMap<>();
    release.put("ServiceLoader, nothing else on the path", programs.plain(one));
    release.put("ServiceLoader, the path as below", programs.plain(path));
    release.put("Dymod, release", programs.door(path, "leaf0"));
    Map<String, ProcessBuilder> dev = new LinkedHashMap<>();
    dev.put("Dymod, dev, 1 unit", programs.door(with(Fork.libraries(), one), "leaf0", DEV));
    dev.put(
        "Dymod, dev, 100 units",
        programs.door(with(Fork.libraries(), List.of(units)), "leaf0", DEV));
    start(release, new LinkedHashMap<>());
    start(dev, new LinkedHashMap<>());
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int start = 0; start < STARTS_IN_RELEASE; start++) {
        start(release, figures);
      }
      start(dev, figures);
    }
    publish(figures);
  }

  private static void start(Map<String, ProcessBuilder> rows, Map<String, Figures> figures)
      throws IOException {
    for (Map.Entry<String, ProcessBuilder> row : rows.entrySet()) {
      figures.computeIfAbsent(row.getKey(), name -> new Figures()).add(timed(row.getValue()));
    }
  }

  private static List<Path> with(List<Path> libraries, List<Path> units) {
    return Stream.concat(libraries.stream(), units.stream()).toList();
  }

  private static long timed(ProcessBuilder program) throws IOException {
    long start = System.nanoTime();
    String answer = Fork.firstLine(program);
    long time = System.nanoTime() - start;
    Long.parseLong(answer);
    return time;
  }

  private static void publish(Map<String, Figures> figures) throws IOException {
    Table table = new Table("startup", "ms until the first answer", "starts", "min", "p50", "p90");
    figures.forEach(
        (name, times) -> {
          List<String> cells = new ArrayList<>(List.of(name, String.valueOf(times.count())));
          for (double share : new double[] {0, 0.5, 0.9}) {
            cells.add(Table.number(times.percentile(share)));
          }
          table.row(cells);
        });
    table.publish();
  }
}
