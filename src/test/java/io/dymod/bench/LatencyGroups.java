package io.dymod.bench;

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
   * @param subjects makes the files that they need
   */
  record Group(String name, Preparation subjects) {}

  /** Makes what the contenders of a group need. */
  interface Preparation {

    List<Subject> prepare() throws IOException;
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
  private List<Subject> small() throws IOException {
    Path unit = unit("one", 0);
    return List.of(
        Subject.alone(
            "the JDK alone: an event, a define", Form.LEAST_OF_THE_JDK, copy(unit, "least")),
        inJars("sixty lines: jar replaced by rename", Form.SIXTY_LINES, unit, "lines"),
        inJars("jar replaced by rename", Form.JAR, unit, "jars"),
        Subject.alone("class file written", Form.CLASS_FILE, copy(unit, "written")),
        Subject.alone("the same, polling", Form.POLLED_CLASS_FILE, copy(unit, "polled")),
        Subject.alone("source file saved", Form.SOURCE_FILE, work.resolve("sources/one")),
        Subject.alone("HotSwap alone: an event, a redefine", Form.HOT_SWAP, copy(unit, "swapped")),
        Subject.alone("class file, in place", Form.CLASS_FILE_IN_PLACE, copy(unit, "inplace")),
        Subject.alone(
            "source file, in place",
            Form.SOURCE_FILE_IN_PLACE,
            GeneratedModules.copy(work.resolve("sources/one"), work.resolve("edited"))));
  }

  private Subject inJars(String name, Form form, Path unit, String jars) {
    return new Subject(name, form, work.resolve(jars), unit, unit.getFileName().toString(), 0);
  }

  /** A class file of one among so many units. */
  private List<Subject> many() {
    List<Subject> subjects = new ArrayList<>();
    for (int count : new int[] {1, 100, LARGE}) {
      GeneratedModules modules = new GeneratedModules(work.resolve("many" + count));
      List<String> names = IntStream.range(0, count).mapToObj(index -> "leaf" + index).toList();
      names.forEach(name -> modules.write(name, 0));
      Path units = modules.compile(names);
      subjects.add(among("one of " + count + " units", units, names.get(0)));
    }
    return subjects;
  }

  private static Subject among(String name, Path units, String module) {
    return new Subject(name, Form.CLASS_FILE, units, units.resolve(module), module, 0);
  }

  /** A module of a thousand classes. */
  private List<Subject> large() throws IOException {
    Path unit = unit("large", LARGE);
    Path source = work.resolve("sources/large");
    return List.of(
        Subject.alone("class file of " + LARGE, Form.CLASS_FILE, copy(unit, "one-of")),
        Subject.alone(LARGE + " class files", Form.ALL_FILES, copy(unit, "all-of")),
        new Subject("source file of " + LARGE, Form.SOURCE_FILE, source, source, "large", LARGE));
  }

  /** A module that many others require, and that takes them along. */
  private List<Subject> required() {
    GeneratedModules modules = new GeneratedModules(work.resolve("required"));
    List<String> names = new ArrayList<>(List.of("base"));
    modules.write("base", 0);
    for (int number = 0; number < REQUIRERS; number++) {
      names.add("user" + number);
      modules.write("user" + number, 0, "base");
    }
    return List.of(among("required by " + REQUIRERS + " units", modules.compile(names), "base"));
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
