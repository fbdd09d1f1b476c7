package io.dymod.bench;

import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two applications that ask a service for its number and print it: by ServiceLoader, by Dymod. */
final class Programs {

  private static final String PLAIN =
      """
      package bench.plain;
      public class Main {
        public static void main(String... args) {
          System.out.println(
              java.util.ServiceLoader.load(java.util.function.LongSupplier.class)
                  .findFirst().orElseThrow().getAsLong());
          System.out.flush();
        }
      }
      """;

  private static final String DOOR =
      """
      package bench.door;
      public class Main {
        public static void main(String... args) {
          System.out.println(
              io.dymod.Dymod.service(java.util.function.LongSupplier.class, args[0]).getAsLong());
          System.out.flush();
        }
      }
      """;

  private final Path mods;

  /** Compiles both. */
  Programs(Path work) {
    TestModules modules = new TestModules(work.resolve("programs"));
    this.mods = modules.path("mods");
    compile(modules, "bench.plain", "", PLAIN);
    compile(modules, "bench.door", "requires io.dymod; ", DOOR);
  }

  private void compile(TestModules modules, String name, String requires, String main) {
    String declaration =
        "module %s { %suses java.util.function.LongSupplier; }".formatted(name, requires);
    Path sources =
        modules.sources(
            name, "module-info.java", declaration, name.replace('.', '/') + "/Main.java", main);
    modules.compile(sources, mods.resolve(name));
  }

  /** The application that knows nothing of Dymod. */
  ProcessBuilder plain(List<Path> units) {
    List<Path> modules = new ArrayList<>(units);
    modules.add(mods.resolve("bench.plain"));
    return Fork.ofProgram(modules, "bench.plain/bench.plain.Main");
  }

  /** The application that asks Dymod for the provider in a module. */
  ProcessBuilder door(List<Path> more, String module, String... options) {
    List<Path> modules = new ArrayList<>(more);
    modules.add(mods.resolve("bench.door"));
    ProcessBuilder program = Fork.ofProgram(modules, "bench.door/bench.door.Main", options);
    program.command().add(module);
    return program;
  }
}
