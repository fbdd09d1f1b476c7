package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Mode;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller sees is the same in both modes, as in the tests of the Rust crate. */
class CountSheepTest {

  @TempDir Path work;

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void countsFromNoneToLots(Mode mode) {
    try (Program program = shepherd(mode, "sheep")) {
      assertThat(IntStream.range(0, 6).mapToObj(sheep -> program.ask("count " + sheep)))
          .containsExactly("None", "One", "Two", "Many", "Lots", "Lots");
      assertThat(program.ask("mode")).isEqualTo(mode.toString());
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void aServiceIsTheSameObjectEachTime(Mode mode) {
    try (Program program = shepherd(mode, "sheep")) {
      assertThat(program.ask("same")).isEqualTo("true");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void allProvidersComeInTheOrderOfTheirModules(Mode mode) {
    try (Program program = shepherd(mode, "sheep", "lamb")) {
      assertThat(program.ask("all 3")).isEqualTo("3 lambs,Many");
      assertThat(program.ask("count 3 sheep")).isEqualTo("Many");
      assertThat(program.ask("count 3 lamb")).isEqualTo("3 lambs");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void inDevModeProvidersThatDoNotReloadServeToo() {
    TestModules modules = new TestModules(work);
    modules.exploded("sheep.api", "sheep");
    Path mods = modules.exploded("shepherd");
    Path lamb = modules.compile(modules.sources("lamb"), work.resolve("lamb"));
    modules.jarInPlace(lamb, mods.resolve("lamb.jar"));
    try (Program program = Program.start(mods, "shepherd/shepherd.Main", "-Ddymod.mode=dev")) {
      assertThat(program.ask("all 3")).isEqualTo("3 lambs,Many");
      assertThat(program.ask("count 3 lamb")).isEqualTo("3 lambs");
      assertThat(program.ask("units")).isEqualTo("sheep#1 LIVE");
    }
  }

  private Program shepherd(Mode mode, String... units) {
    TestModules modules = new TestModules(work);
    modules.exploded("sheep.api");
    modules.exploded(units);
    Path mods = modules.exploded("shepherd");
    List<String> options = mode == Mode.DEV ? List.of("-Ddymod.mode=dev") : List.of();
    return Program.start(mods, "shepherd/shepherd.Main", options.toArray(String[]::new));
  }
}
