package io.dymod.bench;

import io.dymod.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who takes part in the latency benchmark. */
final class LatencyGroups {

  private static final int LARGE = 1_000;
  private static final int REQUIRERS = 100;

  private final Path work;

  LatencyGroups(Path work) {
    this.work = work;
  }

  /**
   * Contenders that take turns.
   *
   * @param contenders opens them
   */
  record Group(String name, Opening contenders) {}

  /** Makes what a group needs, and starts it. */
  interface Opening {

    List<Contender> open() throws IOException;
  }

  List<Group> all() {
    return List.of(
        new Group("small", this::small),
        new Group("many", this::many),
        new Group("large", this::large),
        new Group("required", this::required));
  }

  Path work() {
    return work;
  }

  /** A module of one class beside its declaration, in each form. */
  private List<Contender> small() throws IOException {
    Path unit = unit("one", 0);
    Path source = work.resolve("src/one");
    return List.of(
        new Baselines.LeastOfTheJdk(copy(unit, "least"), "one"),
        new Baselines.SixtyLines(ModuleJar.of(work.resolve("lines"), unit, "one")),
        Reloading.jar(
            "jar replaced by rename", ModuleJar.of(work.resolve("jars"), unit, "one"), dev("jars")),
        Reloading.classFile("class file written", copy(unit, "written"), "one", dev("written")),
        Reloading.classFile(
            "the same, polling",
            copy(unit, "polled"),
            "one",
            dev("polled").watching(Settings.Watching.POLL)),
        Reloading.source("source file saved", source, "one", 0, dev("src/one")));
  }

  /** A class file of one among so many units. */
  private List<Contender> many() throws IOException {
    List<Contender> contenders = new ArrayList<>();
    for (int count : new int[] {1, 100, LARGE}) {
      GeneratedModules modules = new GeneratedModules(work.resolve("many" + count));
      List<String> names = IntStream.range(0, count).mapToObj(index -> "leaf" + index).toList();
      names.forEach(name -> modules.write(name, 0));
      Path unit = modules.compile(names).resolve("leaf0");
      contenders.add(
          Reloading.classFile(
              "one of " + count + " units", unit, "leaf0", dev("many" + count + "/mods")));
    }
    return contenders;
  }

  /** A module of a thousand classes. */
  private List<Contender> large() throws IOException {
    Path unit = unit("large", LARGE);
    return List.of(
        Reloading.classFile("class file of " + LARGE, copy(unit, "one-of"), "large", dev("one-of")),
        Reloading.allFiles(LARGE + " class files", copy(unit, "all-of"), "large", dev("all-of")),
        Reloading.source(
            "source file of " + LARGE,
            work.resolve("src/large"),
            "large",
            LARGE,
            dev("src/large")));
  }

  /** A module that many others require, and that takes them along. */
  private List<Contender> required() throws IOException {
    GeneratedModules modules = new GeneratedModules(work.resolve("required"));
    List<String> names = new ArrayList<>(List.of("base"));
    modules.write("base", 0);
    for (int number = 0; number < REQUIRERS; number++) {
      names.add("user" + number);
      modules.write("user" + number, 0, "base");
    }
    Path unit = modules.compile(names).resolve("base");
    return List.of(
        Reloading.classFile(
            "required by " + REQUIRERS + " units", unit, "base", dev("required/mods")));
  }

  private Settings.Builder dev(String path) {
    return Settings.builder().path(work.resolve(path));
  }

  /** Compiles a module; its sources stay in {@code src}. */
  Path unit(String name, int parts) {
    GeneratedModules modules = new GeneratedModules(work);
    modules.write(name, parts);
    return modules.compile(List.of(name)).resolve(name);
  }

  /** A copy of a compiled module, alone in a directory of its own. */
  Path copy(Path unit, String directory) throws IOException {
    return GeneratedModules.copy(unit, work.resolve(directory));
  }
}
