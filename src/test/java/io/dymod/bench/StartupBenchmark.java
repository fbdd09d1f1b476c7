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

  private static final int STARTS = 40;
  private static final int MANY = 100;
  private static final String DEV = "-Ddymod.mode=dev";

  private StartupBenchmark() {}

  /**
   * Measures.
   *
   * @param args how many starts of each program
   */
  public static void main(String... args) throws Exception {
    int starts = args.length > 0 ? Integer.parseInt(args[0]) : STARTS;
    Path work = GeneratedModules.work("startup");
    Programs programs = new Programs(work);
    GeneratedModules modules = new GeneratedModules(work.resolve("units"));
    List<String> names = IntStream.range(0, MANY).mapToObj(index -> "leaf" + index).toList();
    names.forEach(name -> modules.write(name, 0));
    Path units = modules.compile(names);
    List<Path> one = List.of(units.resolve("leaf0"));

    Map<String, ProcessBuilder> rows = new LinkedHashMap<>();
    List<Path> release = with(Fork.releaseLibraries(), one);
    rows.put("ServiceLoader, nothing else on the path", programs.plain(one));
    rows.put("ServiceLoader, the path as below", programs.plain(release));
    rows.put("Dymod, release", programs.door(release, "leaf0"));
    rows.put("Dymod, dev, 1 unit", programs.door(with(Fork.libraries(), one), "leaf0", DEV));
    rows.put(
        "Dymod, dev, 100 units",
        programs.door(with(Fork.libraries(), List.of(units)), "leaf0", DEV));
    Map<String, Figures> figures = new LinkedHashMap<>();
    for (int start = 0; start <= starts; start++) {
      for (Map.Entry<String, ProcessBuilder> row : rows.entrySet()) {
        long time = timed(row.getValue());
        if (start > 0) {
          figures.computeIfAbsent(row.getKey(), name -> new Figures()).add(time);
        }
      }
    }
    publish(figures);
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
