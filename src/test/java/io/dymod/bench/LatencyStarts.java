package io.dymod.bench;

import io.dymod.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Latencies of which a JVM has but one: the first reload after a start, and the start itself. */
public final class LatencyStarts {

  /** Nobody edits before the application has shown something. */
  private static final int SECONDS_UNTIL_FIRST_EDIT = 3;

  private final LatencyGroups groups;

  LatencyStarts(LatencyGroups groups) {
    this.groups = groups;
  }

  List<List<String>> measure(int starts) throws IOException {
    Path unit = groups.unit("first", 0);
    Path source = groups.work().resolve("src/first");
    LatencyRow ofClass = new LatencyRow("first reload after start: class file");
    LatencyRow ofSource = new LatencyRow("first reload after start: source file");
    LatencyRow restart = new LatencyRow("restart of the JVM");
    ModuleJar jar = ModuleJar.of(groups.work().resolve("restarted"), unit, "first");
    ProcessBuilder program = new Programs(groups.work()).plain(List.of(jar.path()));
    for (int start = 1; start <= starts; start++) {
      Path copy = groups.copy(unit, "first" + start);
      ofClass.add(inNewJvm("class", copy), Map.of());
      ofSource.add(inNewJvm("source", source), Map.of());
      restart.add(restart(jar, program, start), Map.of());
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(ofClass.cells());
    rows.add(ofSource.cells());
    rows.add(restart.cells());
    return rows;
  }

  private static long restart(ModuleJar jar, ProcessBuilder program, long number)
      throws IOException {
    long written = jar.replace(number);
    if (Long.parseLong(Fork.firstLine(program)) != number) {
      throw new IllegalStateException("the program does not answer with " + number);
    }
    return System.nanoTime() - written;
  }

  private static long inNewJvm(String form, Path unit) throws IOException {
    List<String> arguments = List.of(form, unit.toString());
    return Long.parseLong(Fork.firstLine(Fork.ofDymod(LatencyStarts.class, arguments)));
  }

  /**
   * Makes one change, and prints the nanoseconds until it is live.
   *
   * @param args {@code class} or {@code source}, and the directory of the unit
   */
  public static void main(String... args) throws Exception {
    Path unit = Path.of(args[1]);
    Settings.Builder settings = Settings.builder().path(unit);
    try (Contender contender =
        args[0].equals("class")
            ? Reloading.classFile("first", unit, "first", settings)
            : Reloading.source("first", unit, "first", 0, settings)) {
      TimeUnit.SECONDS.sleep(SECONDS_UNTIL_FIRST_EDIT);
      System.out.println(LatencyBenchmark.change(contender, System.nanoTime()));
    }
  }
}
