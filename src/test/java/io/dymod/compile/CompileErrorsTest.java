package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Diagnostic;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.testing.Program;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors say where and what, in words for people and in records for tools. */
class CompileErrorsTest {

  @TempDir Path work;
  private TestModules modules;
  private SupplierUnit unit;
  private Path text;
  private Host host;

  @BeforeEach
  void open() {
    modules = new TestModules(work);
    CompileErrorsTest.class.getModule().addUses(Supplier.class);
    unit = SupplierUnit.write(modules, "one", "\"1\"");
    text = unit.sources().resolve("one/impl/Text.java");
    open("-Xlint:deprecation,unchecked");
  }

  private void open(String... javac) {
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(unit.sources())
                .auto(false)
                .patience(Duration.ofMillis(1))
                .javac(javac)
                .build());
  }

  @AfterEach
  void close() {
    host.close();
  }

  private <O extends Outcome> O reload(Class<O> type) {
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).singleElement().isInstanceOf(type);
    return type.cast(outcomes.get(0));
  }

  @Test
  void eachErrorShowsItsLineWithACaretBelow() {
    unit.provider("\n\tpublic String get() { return missing; }\n");
    assertThat(reload(Outcome.Rejected.class).message())
        .isEqualTo(
            """
            one rejected: %s:3:38: cannot find symbol
              symbol:   variable missing
              location: class one.impl.Text
                      public String get() { return missing; }
                                                   ^
            one#1 keeps serving"""
                .formatted(text));
  }

  @Test
  void fiveAreShownAndTheRestIsCounted() {
    unit.provider("public String get() { return a + b + c + d + e + f + g; }");
    Outcome.Rejected rejected = reload(Outcome.Rejected.class);
    assertThat(rejected.message().lines().filter(line -> line.contains("cannot find symbol")))
        .hasSize(5);
    assertThat(rejected.message()).endsWith("\nand 2 more errors\none#1 keeps serving");
    assertThat(rejected.diagnostics()).hasSize(7);
  }

  @Test
  void theyAreInTheOutcomeForTools() {
    unit.provider("\n\tpublic String get() { return missing; }\n");
    Diagnostic error = reload(Outcome.Rejected.class).diagnostics().get(0);
    assertThat(error.kind()).isEqualTo(Diagnostic.Kind.ERROR);
    assertThat(error.file()).contains(text);
    assertThat(error.line()).isEqualTo(3);
    assertThat(error.column()).isEqualTo(38);
    assertThat(error.message()).startsWith("cannot find symbol");
    assertThat(error.sourceLine()).isEqualTo("        public String get() { return missing; }");
    assertThat(error).hasToString("Text.java:3:38: cannot find symbol");
  }

  @Test
  void whenItCompilesAgainItSaysWhichAreGone() {
    unit.provider("public String get() { return a + b; }");
    assertThat(reload(Outcome.Rejected.class).diagnostics()).hasSize(2);
    unit.supply("\"2\"");
    Outcome.Swapped swapped = reload(Outcome.Swapped.class);
    assertThat(swapped.gone())
        .extracting(Diagnostic::toString)
        .containsExactly(
            "Text.java:2:97: cannot find symbol", "Text.java:2:101: cannot find symbol");
    assertThat(swapped.message())
        .matches(
            "one#\\d live in \\d+ ms \\(Text.java; compile \\d+, load \\d+; gone: Text.java:2:97:"
                + " cannot find symbol, Text.java:2:101: cannot find symbol\\)");
    unit.supply("\"3\"");
    assertThat(reload(Outcome.Swapped.class).gone()).isEmpty();
  }

  @Test
  void whenTheFileIsPutBackItSaysWhichAreGone() {
    unit.supply("missing");
    reload(Outcome.Rejected.class);
    unit.supply("\"1\"");
    assertThat(reload(Outcome.Unchanged.class).message())
        .isEqualTo(
            "one unchanged: what lies on disk is what serves (gone: Text.java:2:97: cannot find"
                + " symbol)");
  }

  @Test
  void warningsAreCounted() {
    unit.supply("\"\" + new Integer(2)");
    Outcome.Swapped swapped = reload(Outcome.Swapped.class);
    assertThat(swapped.message()).endsWith("; 1 warning)");
    assertThat(swapped.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.kind()).isEqualTo(Diagnostic.Kind.WARNING);
              assertThat(warning.file()).contains(text);
            });
    unit.supply("\"3\"");
    assertThat(reload(Outcome.Swapped.class).message()).doesNotContain("warning");
  }

  @Test
  void anOptionThatMakesWarningsErrorsIsFollowed() {
    close();
    open("-Xlint:deprecation", "-Xlint:removal", "-Werror");
    unit.supply("\"\" + new Integer(2)");
    assertThat(reload(Outcome.Rejected.class).message())
        .contains("warnings found and -Werror specified");
  }

  @Test
  void colourIsAMatterOfTheLogAlone() {
    Path mods = modules.exploded("sheep.api", "shepherd");
    Path sheep = modules.sources("sheep");
    try (Program program =
        Program.start(
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev",
            "-Ddymod.auto=false",
            "-Ddymod.color=on",
            "-Ddymod.path=" + sheep)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(sheep.resolve("sheep/impl/CountSheep.java"), "\"Many\"", "Many");
      assertThat(program.ask("reload")).contains("sheep rejected: ").doesNotContain("\033");
      assertThat(program.awaitLine("sheep \033[1;31mrejected\033[0m: "))
          .contains("CountSheep.java:14:17\033[0m: cannot find symbol");
      assertThat(program.output()).contains("\033[32msheep#1 keeps serving\033[0m");
      assertThat(program.output()).anyMatch(line -> line.matches(" +\033\\[1;31m\\^\033\\[0m"));
    }
  }
}
