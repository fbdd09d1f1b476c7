package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit shows in the next call, in the same running JVM, whatever form the unit has. */
class LiveEditTest {

  private static final String MAIN = "shepherd/shepherd.Main";
  private static final String COUNT_SHEEP = "sheep/impl/CountSheep.java";

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

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @ValueSource(strings = {"native", "poll"})
  void ofAClassFile(String watch) {
    Path unit = modules.compile(sources, modules.path("units/sheep"));
    try (Program program = dev(unit, "-Ddymod.watch=" + watch)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      modules.compile(sources, unit);
      program.awaitAnswer("count 3", "Heaps");
      assertThat(program.awaitLine("sheep#2 live"))
          .matches(".*sheep#2 live in \\d+ ms \\(.*CountSheep.class; load \\d+\\)");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @ValueSource(strings = {"native", "poll"})
  void ofAJarReplacedByRename(String watch) {
    Path exploded = modules.compile(sources, modules.path("exploded"));
    Path jar = modules.jarByRename(exploded, modules.path("sheep.jar"));
    try (Program program = dev(jar, "-Ddymod.watch=" + watch)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      modules.jarByRename(modules.compile(sources, exploded), jar);
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void ofAJarOverwrittenInPlace() {
    Path exploded = modules.compile(sources, modules.path("exploded"));
    Path jar = modules.jarInPlace(exploded, modules.path("sheep.jar"));
    try (Program program = dev(jar)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      modules.jarInPlace(modules.compile(sources, exploded), jar);
      program.awaitAnswer("count 3", "Heaps");
      assertThat(program.ask("count 4")).isEqualTo("Lots");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void ofAModuleInADirectoryOfModules() {
    modules.compile(sources, modules.path("units/sheep"));
    try (Program program = dev(modules.path("units"))) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      modules.compile(sources, modules.path("units/sheep"));
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @ValueSource(strings = {"native", "poll"})
  void ofASourceFile(String watch) {
    try (Program program = dev(sources, "-Ddymod.watch=" + watch)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      program.awaitAnswer("count 3", "Heaps");
      assertThat(program.awaitLine("sheep#2 live"))
          .matches(".*sheep#2 live in \\d+ ms \\(CountSheep.java; compile \\d+, load \\d+\\)");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aCompileErrorIsShownAndTheNextGoodSaveRecovers() {
    try (Program program = dev(sources)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      edit("case 3 -> \"Many\"", "case 3 -> Many");
      program.awaitLine("sheep#1 keeps serving");
      assertThat(program.output())
          .containsSubsequence(
              "[dymod] sheep rejected: %s:14:17: cannot find symbol"
                  .formatted(sources.resolve(COUNT_SHEEP)),
              "        case 3 -> Many;",
              "                  ^",
              "sheep#1 keeps serving");
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.ask("units")).isEqualTo("sheep#1 STALE");
      edit("case 3 -> Many", "case 3 -> \"Heaps\"");
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void startedOnSourcesThatDoNotCompileTheProgramWaitsForAGoodSave() {
    edit("case 3 -> \"Many\"", "case 3 -> Many");
    try (Program program = dev(sources)) {
      CompletableFuture<String> answer =
          CompletableFuture.supplyAsync(() -> program.ask("count 3"));
      assertThat(program.awaitLine("waiting for a good save of sheep"))
          .endsWith(
              "waiting for a good save of sheep, before which nobody provides sheep.api.Sheep: mend"
                  + " it, and the program goes on (-Ddymod.wait=false makes this an exception)");
      assertThat(answer).isNotDone();
      edit("case 3 -> Many", "case 3 -> \"Heaps\"");
      assertThat(answer.join()).isEqualTo("Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void orItGetsTheCompileErrorsAsAnException() {
    edit("case 3 -> \"Many\"", "case 3 -> Many");
    try (Program program = dev(sources, "-Ddymod.wait=false")) {
      assertThat(program.ask("count 3"))
          .startsWith("io.dymod.DymodException: no module provides sheep.api.Sheep: ")
          .contains("CountSheep.java:14:17: cannot find symbol");
      edit("case 3 -> Many", "case 3 -> \"Heaps\"");
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void modulesOfTheJdkThatTheProgramWasStartedWithoutAreNamedAllAtOnce() {
    try (Program program = dev(sources)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(
          sources.resolve("module-info.java"),
          "requires sheep.api;",
          "requires sheep.api; requires java.sql.rowset; requires java.sql;");
      assertThat(program.awaitLine("sheep rejected"))
          .endsWith(
              "sheep requires java.sql and java.sql.rowset, which are at hand, but nothing that starts with"
                  + " the application requires them: start it with --add-modules"
                  + " java.sql,java.sql.rowset");
      assertThat(program.ask("count 3")).isEqualTo("Many");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void theClassLoaderBearsTheNameOfTheGeneration() {
    edit("\"Many\"", "getClass().getClassLoader().getName()");
    try (Program program = dev(sources)) {
      assertThat(program.ask("count 3")).isEqualTo("sheep#1");
      edit("\"Two\"", "\"A pair\"");
      program.awaitAnswer("count 3", "sheep#2");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void aUnitOnTheModulePathOfTheBootLayerIsShadowed() {
    Path jar =
        modules.jarByRename(
            modules.compile(sources, modules.path("exploded")), mods.resolve("sheep.jar"));
    try (Program program = dev(jar)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.ask("all 3")).isEqualTo("Many");
      edit("Many", "Heaps");
      modules.jarByRename(modules.compile(sources, modules.path("exploded")), jar);
      program.awaitAnswer("count 3", "Heaps");
      assertThat(program.ask("all 3")).isEqualTo("Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void withoutAnyPathTheUnitsAreTheExplodedProvidersOnTheModulePath() {
    modules.compile(sources, mods.resolve("sheep"));
    try (Program program = Program.start(mods, MAIN, "-Ddymod.mode=dev")) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.awaitLine("units on the module path"))
          .contains("[" + mods.resolve("sheep") + "]")
          .contains("sheep.api is required by shepherd; shepherd is the application");
      edit("Many", "Heaps");
      modules.compile(sources, mods.resolve("sheep"));
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void withoutDirectoryWatcherItPollsAndSaysSo() {
    Path unit = modules.compile(sources, modules.path("units/sheep"));
    try (Program program =
        Program.start(
            Libraries.withoutWatching(), mods, MAIN, "-Ddymod.mode=dev", "-Ddymod.path=" + unit)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.output())
          .contains(
              "[dymod] polling every 200 ms (directory-watcher is not on the module path: add it to see changes at once)");
      edit("Many", "Heaps");
      modules.compile(sources, unit);
      program.awaitAnswer("count 3", "Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void manuallyNothingChangesUntilReloadIsCalled() throws Exception {
    try (Program program = dev(sources, "-Ddymod.auto=false")) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      edit("Many", "Heaps");
      assertThat(program.ask("count 3")).isEqualTo("Many");
      program.awaitAnswer("threads", "[dymod-reload]");
      assertThat(program.ask("reload"))
          .matches("sheep#2 live in \\d+ ms \\(CountSheep.java; .*\\)");
      assertThat(program.ask("count 3")).isEqualTo("Heaps");
      Files.writeString(
          sources.resolve(COUNT_SHEEP), Files.readString(sources.resolve(COUNT_SHEEP)));
      assertThat(program.ask("reload")).isEqualTo("sheep unchanged: the same bytes again");
      edit("Heaps", "Heaps\" + x + \"");
      assertThat(program.ask("reload"))
          .startsWith("sheep rejected: ")
          .endsWith("sheep#2 keeps serving");
      assertThat(program.ask("count 3")).isEqualTo("Heaps");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void theUnitsCanBeLookedAt() {
    try (Program program = dev(sources)) {
      assertThat(program.ask("units")).isEqualTo("sheep#1 LIVE");
      assertThat(program.ask("handle")).isEqualTo("sheep.api.Sheep by sheep#1");
    }
  }

  private Program dev(Path path, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "-Ddymod.mode=dev";
    all[1] = "-Ddymod.path=" + path;
    System.arraycopy(options, 0, all, 2, options.length);
    return Program.start(mods, MAIN, all);
  }

  private void edit(String from, String to) {
    TestModules.edit(sources.resolve(COUNT_SHEEP), from, to);
  }
}
