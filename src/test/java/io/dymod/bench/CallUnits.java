package io.dymod.bench;

import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The units of the call benchmark. Each has a provider of its own. */
final class CallUnits {

  /** How many there are. */
  static final int COUNT = 4;

  /** The system property that says where they lie. */
  static final String PROPERTY = "bench.units";

  private static final String PROVIDER =
      """
      package %s;
      public final class Answer implements io.dymod.Calls {
        static final long NUMBER = %dL;
        public int trivial(int number) { return number + 1; }
        public long everyKind(
            boolean a, byte b, short c, char d, int e, long f, float g, double h, Object i, int... j) {
          return (a ? b : c) + d + e + f + (long) g + (long) h + (i == null ? 1 : 0);
        }
      }
      """;

  private CallUnits() {}

  static List<String> names() {
    return IntStream.range(0, COUNT).mapToObj(number -> "calls" + number).toList();
  }

  /** Compiles them. Returns the directory that holds them. */
  static Path compile(Path work) {
    TestModules modules = new TestModules(work);
    for (String name : names()) {
      Path sources =
          modules.sources(
              name,
              "module-info.java",
              "module %s { requires io.dymod; provides io.dymod.Calls with %s.Answer; }"
                  .formatted(name, name),
              GeneratedModules.answerFile(name, "java"),
              PROVIDER.formatted(name, GeneratedModules.MARK));
      modules.compileAgainstTests(sources, modules.path("mods").resolve(name));
    }
    return modules.path("mods");
  }

  /** Copies them, in their order, for a JVM that changes them. */
  static List<Path> copies(Path directory) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (String name : names()) {
      Path compiled = Path.of(System.getProperty(PROPERTY)).resolve(name);
      copies.add(GeneratedModules.copy(compiled, directory));
    }
    return copies;
  }
}
