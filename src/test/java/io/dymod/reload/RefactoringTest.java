package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of several units that are saved together are compiled in order, and live together. */
class RefactoringTest {

  private static final String USER =
      "package %s; public class %s { public static String get() { return %s; } }";

  @TempDir Path work;
  private TestModules modules;
  private Host host;

  @BeforeEach
  void open() {
    modules = new TestModules(work);
    RefactoringTest.class.getModule().addUses(Supplier.class);
    modules.sources(
        "low", "module-info.java", "module low { exports low; }", "low/Low.java", low("low"));
    modules.sources(
        "middle",
        "module-info.java",
        "module middle { requires low; exports middle; }",
        "middle/Middle.java",
        USER.formatted("middle", "Middle", "low.Low.low() + low.Low.WORD"),
        "middle/Other.java",
        "package middle; class Other { }");
    modules.sources(
        "high",
        "module-info.java",
        "module high { requires middle; requires low; provides java.util.function.Supplier with high.High; }",
        "high/High.java",
        high("middle.Middle.get() + low.Low.low()"));
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(work.resolve("sources"))
                .auto(false)
                .patience(Duration.ofMillis(1))
                .build());
  }

  private static String low(String method) {
    return "package low; public class Low { public static final String WORD = \"1\"; public static String %s() { return \"low\"; } }"
        .formatted(method);
  }

  private static String high(String expression) {
    return "package high; public class High implements java.util.function.Supplier<String> { public String get() { return %s; } }"
        .formatted(expression);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private String answer() {
    return (String) host.service(Supplier.class).get();
  }

  private void write(String unit, String name, String text) {
    TestModules.write(work.resolve("sources").resolve(unit), name, text);
  }

  @Test
  void aMethodRenamedInThreeUnitsIsOneEdition() {
    assertThat(answer()).isEqualTo("low1low");
    write("low", "low/Low.java", low("renamed"));
    write(
        "middle",
        "middle/Middle.java",
        USER.formatted("middle", "Middle", "low.Low.renamed() + low.Low.WORD"));
    write("high", "high/High.java", high("low.Low.renamed() + middle.Middle.get()"));
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Swapped.class);
    Outcome.Swapped swapped = (Outcome.Swapped) outcomes.get(0);
    assertThat(swapped.units())
        .extracting(Unit::toString)
        .containsExactly("low#2", "middle#2", "high#2");
    assertThat(swapped.files().get("middle")).containsExactly("middle/Middle.java");
    assertThat(answer()).isEqualTo("lowlow1");
  }

  @Test
  void whileOneOfThemIsNotSavedYetNoneIsLive() {
    write("low", "low/Low.java", low("renamed"));
    write(
        "middle",
        "middle/Middle.java",
        USER.formatted("middle", "Middle", "low.Low.renamed() + low.Low.WORD"));
    List<String> rejected = host.reload().stream().map(Outcome::message).toList();
    assertThat(rejected).hasSize(2);
    assertThat(rejected.get(0))
        .startsWith("low rejected: ")
        .contains("High.java:1:140: cannot find symbol")
        .endsWith("low#1 keeps serving");
    assertThat(rejected.get(1))
        .startsWith("middle rejected: ")
        .contains("Middle.java:1:82: cannot find symbol")
        .endsWith("middle#1 keeps serving");
    assertThat(answer()).isEqualTo("low1low");
    write("high", "high/High.java", high("middle.Middle.get()"));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(answer()).isEqualTo("low1");
  }

  @Test
  void aConstantOfAnotherUnitIsCompiledInAnew() {
    write("low", "low/Low.java", low("low").replace("\"1\"", "\"2\""));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(answer()).isEqualTo("low2low");
  }

  @Test
  void aChangedSourceOfAnApiNeedsARestartAndIsToldOnce() {
    host.close();
    TestModules project = new TestModules(work.resolve("project"));
    Path api = project.path("api/src/main/java");
    Path built = project.path("api/target/classes");
    TestModules.copy(project.sources("sheep.api"), api);
    project.exploded("sheep.api");
    Path mods = project.exploded("shepherd");
    TestModules.delete(mods.resolve("sheep.api"));
    project.compile(api, built);
    Path sheep = project.sources("sheep");
    try (Program program =
        Program.start(
            Stream.concat(Libraries.all().stream(), Stream.of(built)).toList(),
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev",
            "-Ddymod.auto=false",
            "-Ddymod.path=" + sheep)) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      TestModules.edit(
          api.resolve("sheep/api/Sheep.java"), "String count", "/** Counts. */ String count");
      assertThat(program.ask("reload"))
          .isEqualTo(
              "sheep.api has changed in its sources, but never reloads: build it, and restart to"
                  + " load it (sheep may wait for it)");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      TestModules.edit(api.resolve("sheep/api/Sheep.java"), "Counts.", "Counts sheep.");
      project.compile(api, built);
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      assertThat(program.ask("count 3")).isEqualTo("Many");
    }
  }
}
