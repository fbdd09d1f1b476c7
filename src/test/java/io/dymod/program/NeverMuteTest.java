package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of an edit is shown, whatever logger there is, and once. */
@Execution(ExecutionMode.CONCURRENT)
class NeverMuteTest {

  private static final String MAIN = "shepherd/shepherd.Main";
  private static final String LOGGING = "-Dlogback.configurationFile=";

  @TempDir Path work;
  private TestModules modules;
  private Path sources;
  private Path mods;

  @BeforeEach
  void compile() {
    modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    sources = modules.sources("sheep");
  }

  private void edit(String from, String to) {
    TestModules.edit(sources.resolve("sheep/impl/CountSheep.java"), from, to);
  }

  private Program start(List<Path> libraries, String... options) {
    List<String> all = new ArrayList<>(List.of("-Ddymod.path=" + sources, "-Ddymod.auto=false"));
    all.addAll(List.of(options));
    return Program.start(libraries, mods, MAIN, all.toArray(String[]::new));
  }

  private static List<Path> withoutLogger() {
    return Libraries.all().stream()
        .filter(path -> !path.getFileName().toString().startsWith("logback"))
        .toList();
  }

  /** What is shown of a good edit and a bad one. */
  private void assertShown(Program program) {
    assertThat(program.ask("count 3")).isEqualTo("Many");
    edit("\"Many\"", "\"Heaps\"");
    program.ask("reload");
    edit("\"Heaps\"", "Heaps");
    program.ask("reload");
    List<String> output = program.output();
    assertThat(output).filteredOn(line -> line.startsWith("[dymod] sheep#2 live in ")).hasSize(1);
    assertThat(output).filteredOn(line -> line.startsWith("[dymod] sheep rejected: ")).hasSize(1);
    assertThat(output).filteredOn(line -> line.strip().equals("^")).hasSize(1);
    assertThat(output).filteredOn(line -> line.equals("sheep#2 keeps serving")).hasSize(1);
  }

  @Test
  void withoutALoggerItIsPrinted() {
    try (Program program = start(withoutLogger(), "-Ddymod.mode=dev")) {
      assertShown(program);
      assertThat(program.output())
          .contains(
              "[dymod] what happens is printed here, because there is no SLF4J provider to log it:"
                  + " put one on the module path, such as logback-classic");
    }
  }

  @Test
  void whereALoggerHidesWarningsItIsPrinted() {
    Path quiet =
        TestModules.write(
            work, "quiet.xml", "<configuration><root level=\"ERROR\"/></configuration>");
    try (Program program = start(Libraries.all(), "-Ddymod.mode=dev", LOGGING + quiet)) {
      assertShown(program);
      assertThat(program.output())
          .contains(
              "[dymod] what happens is printed here, because the logger io.dymod does not show even"
                  + " warnings");
    }
  }

  @Test
  void whereItIsLoggedItIsNotPrintedToo() {
    try (Program program = start(Libraries.all(), "-Ddymod.mode=dev")) {
      assertShown(program);
      assertThat(program.output()).noneMatch(line -> line.contains("printed here"));
    }
  }

  @Test
  void inReleaseNothingIsPrinted() {
    modules.exploded("sheep");
    try (Program program = Program.start(withoutLogger(), mods, MAIN)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.output()).noneMatch(line -> line.startsWith("[dymod]"));
    }
  }
}
