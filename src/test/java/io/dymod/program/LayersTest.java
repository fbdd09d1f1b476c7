package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Mode;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application in a layer of its own, as a container would start it, in both modes. */
class LayersTest {

  /** Starts the module shepherd, and all that it needs and is not in the boot layer, in a layer. */
  private static final String LAUNCHER =
      """
      package launcher;
      import java.lang.module.Configuration;
      import java.lang.module.ModuleFinder;
      import java.nio.file.Path;
      import java.util.Arrays;
      import java.util.List;
      import java.util.Set;
      public class Main {
        public static void main(String[] path) throws Exception {
          ModuleFinder finder = ModuleFinder.of(Arrays.stream(path).map(Path::of).toArray(Path[]::new));
          ModuleLayer boot = ModuleLayer.boot();
          Configuration found =
              boot.configuration().resolveAndBind(finder, ModuleFinder.of(), Set.of("shepherd"));
          ModuleLayer.Controller controller =
              ModuleLayer.defineModulesWithOneLoader(
                  found, List.of(boot), ClassLoader.getSystemClassLoader());
          Module shepherd = controller.layer().findModule("shepherd").orElseThrow();
          controller.addExports(shepherd, "shepherd", Main.class.getModule());
          Class<?> main = Class.forName(shepherd, "shepherd.Main");
          main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
      }
      """;

  @TempDir Path work;
  private TestModules modules;
  private Path launcher;
  private Path application;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    application = modules.exploded("sheep.api", "sheep", "shepherd");
  }

  private Program start(Mode mode, String requires, List<Path> boot, List<Path> layer) {
    launcher =
        modules.compile(
            modules.sources(
                "launcher",
                "module-info.java",
                "module launcher { %s exports launcher; }".formatted(requires),
                "launcher/Main.java",
                LAUNCHER),
            work.resolve("launcher"));
    List<String> options = new ArrayList<>(List.of("--add-modules=ALL-DEFAULT"));
    if (mode == Mode.DEV) {
      options.add("-Ddymod.mode=dev");
      options.add("-Ddymod.path=" + modules.sources("sheep"));
    }
    List<String> path =
        Stream.concat(Stream.of(application), layer.stream()).map(Path::toString).toList();
    return Program.start(
        boot, launcher, "launcher/launcher.Main", path, options.toArray(String[]::new));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void itFindsTheModulesOfItsLayer(Mode mode) {
    try (Program program = start(mode, "requires io.dymod;", Libraries.all(), List.of())) {
      assertThatItCounts(program, mode);
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void dymodMayBeInThatLayerToo(Mode mode) {
    try (Program program = start(mode, "", List.of(), Libraries.withoutWatching())) {
      assertThatItCounts(program, mode);
    }
  }

  private void assertThatItCounts(Program program, Mode mode) {
    assertThat(program.ask("count 3")).isEqualTo("Many");
    assertThat(program.ask("all 2")).isEqualTo("Two");
    assertThat(program.ask("mode")).isEqualTo(mode.toString());
    if (mode == Mode.DEV) {
      assertThat(program.ask("handle")).isEqualTo("sheep.api.Sheep by sheep#1");
      TestModules.edit(work.resolve("sources/sheep/sheep/impl/CountSheep.java"), "Many", "Heaps");
      program.awaitAnswer("count 3", "Heaps");
    }
  }
}
