package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Mode;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications that are started from the class path, with Dymod there too. */
class ClassPathTest {

  @TempDir Path work;

  @ParameterizedTest
  @EnumSource
  void aServiceOnTheClassPathIsToldToBeOutOfReachInBothModes(Mode mode) {
    Path mods = new TestModules(work).exploded("sheep.api", "sheep", "shepherd");
    try (Program program =
        Program.startOnClassPath(
            List.of(mods.resolve("shepherd"), mods.resolve("sheep.api"), mods.resolve("sheep")),
            "shepherd.Main",
            "-Ddymod.mode=" + mode.name().toLowerCase(Locale.ROOT),
            "-Ddymod.path=" + mods.resolve("sheep"))) {
      assertThat(program.ask("count 3"))
          .startsWith(
              "io.dymod.DymodException: no module provides sheep.api.Sheep: it is on the class path,"
                  + " where no module can get at it. Start the program with --module-path and"
                  + " --module; or put the module of Sheep, and those that provide it, on"
                  + " --module-path and name them in --add-modules");
    }
  }

  @Test
  void unitsReloadWhereTheServiceIsOfAModule() {
    TestModules modules = new TestModules(work);
    Path mods = modules.exploded("sheep.api", "shepherd");
    Path sources = modules.sources("sheep");
    try (Program program =
        Program.startOnClassPath(
            List.of(mods.resolve("shepherd")),
            "shepherd.Main",
            "-Ddymod.mode=dev",
            "-Ddymod.path=" + sources,
            "--module-path",
            mods.resolve("sheep.api").toString(),
            "--add-modules",
            "sheep.api")) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(sources.resolve("sheep/impl/CountSheep.java"), "Many", "Heaps");
      program.awaitAnswer("count 3", "Heaps");
    }
  }
}
