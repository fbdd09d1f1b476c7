package io.dymod.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Latencies of which a JVM has but one: the first reload after a start, and the start itself. */
final class LatencyStarts {

  private final LatencyGroups groups;

  LatencyStarts(LatencyGroups groups) {
    this.groups = groups;
  }

  List<List<String>> measure(int starts) throws IOException, InterruptedException {
    Path unit = groups.unit("first", 0);
    Path source = groups.work().resolve("sources/first");
    LatencyRow ofClass = new LatencyRow("first reload after start: class file");
    LatencyRow ofSource = new LatencyRow("first reload after start: source file");
    LatencyRow restart = new LatencyRow("restart of the JVM");
    ModuleJar jar = ModuleJar.of(groups.work().resolve("restarted"), unit, "first");
    ProcessBuilder program = new Programs(groups.work()).plain(List.of(jar.path()));
    for (int start = 1; start <= starts; start++) {
      Path copy = groups.copy(unit, "first" + start);
      ofClass.add(first(Subject.alone("first", Form.CLASS_FILE, copy), start));
      ofSource.add(first(Subject.alone("first", Form.SOURCE_FILE, source), start));
      restart.add(restart(jar, program, start));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(ofClass.cells());
    rows.add(ofSource.cells());
    rows.add(restart.cells());
    return rows;
  }

  private static ContenderProcess.Change first(Subject subject, long number)
      throws IOException, InterruptedException {
    try (ContenderProcess contender = new ContenderProcess(subject)) {
      LatencyBenchmark.awaitFirstEdit();
      return contender.change(number);
    }
  }

  private static ContenderProcess.Change restart(ModuleJar jar, ProcessBuilder program, long number)
      throws IOException {
    long written = jar.replace(number);
    if (Long.parseLong(Fork.firstLine(program)) != number) {
      throw new IllegalStateException("the program does not answer with " + number);
    }
    return new ContenderProcess.Change(System.nanoTime() - written, Map.of());
  }
}
