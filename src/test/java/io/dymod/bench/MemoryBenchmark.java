package io.dymod.bench;

import io.dymod.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** What is left in the process after a great many reloads. */
public final class MemoryBenchmark {

  private static final int RELOADS = 10_000;
  private static final int COLLECTIONS = 3;
  private static final int CALLS_BETWEEN = 1_000;
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final double MEGABYTE = 1 << 20;

  private MemoryBenchmark() {}

  /**
   * Measures at the start, and after a hundredth, a tenth, and all of the reloads.
   *
   * @param args how many reloads
   */
  public static void main(String... args) throws Exception {
    int reloads = args.length > 0 ? Integer.parseInt(args[0]) : RELOADS;
    Set<Integer> stops = Set.of(reloads / 100, reloads / 10, reloads);
    Path unit = new LatencyGroups(GeneratedModules.work("memory")).unit("one", 0);
    Table table =
        new Table("memory", "reloads", "classes", "metaspace MB", "heap MB", "threads", "files");
    Settings.Builder settings = Settings.builder().path(unit).auto(false);
    try (Reloading contender = Reloading.classFile(unit, "one", settings)) {
      table.row(measured(contender, 0));
      for (int number = 1; number <= reloads; number++) {
        contender.change(number);
        contender.reload();
        for (int call = 0; call < CALLS_BETWEEN; call++) {
          if (contender.answer() != number) {
            throw new IllegalStateException("an old answer after reload " + number);
          }
        }
        if (stops.contains(number)) {
          table.row(measured(contender, number));
        }
      }
    }
    table.publish();
    System.exit(0);
  }

  /** What is there when each generation that has left is collected, and told to be. */
  private static String[] measured(Reloading contender, int reloads) throws IOException {
    contender.collect();
    for (int collection = 0; collection < COLLECTIONS; collection++) {
      System.gc();
    }
    long metaspace =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals("Metaspace"))
            .mapToLong(pool -> pool.getUsage().getUsed())
            .sum();
    return new String[] {
      String.valueOf(reloads),
      String.valueOf(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()),
      Table.number(metaspace / MEGABYTE),
      Table.number(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE),
      String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount()),
      openFiles()
    };
  }

  private static String openFiles() throws IOException {
    if (!Files.isDirectory(OPEN_FILES)) {
      return "-";
    }
    try (Stream<Path> open = Files.list(OPEN_FILES)) {
      return String.valueOf(open.count());
    }
  }
}
