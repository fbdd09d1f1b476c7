package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * With the agent, an edit of a method's body keeps the objects of a running program; and whatever
 * can't be done in place goes live as ever.
 */
@Execution(ExecutionMode.CONCURRENT)
class InPlaceTest {

  private static final String MAIN = "shepherd/shepherd.Main";

  @TempDir Path work;
  private TestModules modules;
  private Path mods;
  private Path sources;
  private Path provider;

  /** A flock that counts how often it was asked, and a word from a file. */
  @BeforeEach
  void write() {
    modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    sources =
        modules.sources(
            "sheep",
            "module-info.java",
            "module sheep { requires sheep.api; provides sheep.api.Sheep with sheep.impl.Flock; }",
            "sheep/impl/Flock.java",
            """
            package sheep.impl;
            public final class Flock implements sheep.api.Sheep {
              private int asked;
              @Override public String count(int sheep) {
                asked++;
                return "first " + asked + word();
              }
              private static String word() {
                try (var text = Flock.class.getResourceAsStream("word.txt")) {
                  return new String(text.readAllBytes());
                } catch (java.io.IOException failure) {
                  throw new java.io.UncheckedIOException(failure);
                }
              }
            }
            """,
            "sheep/impl/word.txt",
            " sheep");
    provider = sources.resolve("sheep/impl/Flock.java");
  }

  private Program start(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                Libraries.agentOption(),
                "-Ddymod.mode=dev",
                "-Ddymod.path=" + sources,
                "-Ddymod.auto=false"));
    all.addAll(List.of(options));
    return Program.start(mods, MAIN, all.toArray(String[]::new));
  }

  @Test
  void anEditOfABodyKeepsTheObjects() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 2 sheep");
      assertThat(program.ask("units")).isEqualTo("sheep#1.2 LIVE");
      TestModules.edit(provider, "\"second ", "\"third ");
      assertThat(program.ask("reload")).contains("sheep#1.3 live in place");
      assertThat(program.ask("count 1")).isEqualTo("third 3 sheep");
    }
  }

  @Test
  void nothingIsLeftToRetireAndTheVirtualMachineWarnsOfNothing() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("collect")).isEmpty();
      TestModules.edit(provider, "private int asked;", "private int asked; private int more;");
      assertThat(program.ask("reload")).contains("sheep#2 live in ");
      assertThat(program.ask("collect")).contains("sheep#1.2 retired");
      assertThat(program.output()).noneMatch(line -> line.contains("WARNING:"));
    }
  }

  @Test
  void anEditionComesBackInPlaceIfItCan() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      program.ask("reload");
      assertThat(program.ask("count 1")).isEqualTo("second 2 sheep");
      assertThat(program.ask("rollback"))
          .matches("sheep#1\\.3 live in place in \\d+ ms \\(rolled back; Flock.java; .*");
      assertThat(program.ask("count 1")).isEqualTo("first 3 sheep");
      assertThat(program.ask("units")).isEqualTo("sheep#1.3 STALE");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      TestModules.edit(provider, "\"second ", "\"third ");
      assertThat(program.ask("reload")).contains("sheep#1.4 live in place");
      assertThat(program.ask("count 1")).isEqualTo("third 4 sheep");
      assertThat(program.ask("rollback")).contains("sheep#1.5 live in place");
      assertThat(program.ask("count 1")).isEqualTo("first 5 sheep");
    }
  }

  @Test
  void anEditionThatNeedsAnotherGenerationComesBackAsOne() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "private int asked;", "private int asked; private int more = 5;");
      program.ask("reload");
      TestModules.edit(provider, "\"first ", "\"second ");
      program.ask("reload");
      assertThat(program.ask("count 1")).isEqualTo("second 1 sheep");
      assertThat(program.ask("rollback")).contains("sheep#2.3 live in place");
      assertThat(program.ask("count 1")).isEqualTo("first 2 sheep");
      assertThat(program.ask("rollback")).contains("sheep#3 live in ");
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
    }
  }

  @Test
  void whatIsReadyIsChangedInPlaceAtItsMoment() {
    try (Program program = start("-Ddymod.auto=staged")) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      program.awaitAnswer("pending", "[sheep#1.2]");
      assertThat(program.ask("count 1")).isEqualTo("first 2 sheep");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 3 sheep");
      TestModules.edit(provider, "private int asked;", "private int asked; private int more = 5;");
      program.awaitAnswer("pending", "[sheep#2]");
      assertThat(program.ask("reload")).contains("sheep#2 live in ");
      assertThat(program.ask("live 60000")).isEqualTo("true");
    }
  }

  @Test
  void whatDoesMoreMakesANewGenerationWhichSaysWhy() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "private int asked;", "private int asked; private int more = 5;");
      TestModules.edit(provider, "word();", "word() + more;");
      assertThat(program.ask("reload"))
          .contains("sheep#2 live in ")
          .contains("new generation: field `more` was added to sheep.impl.Flock");
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep5");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload")).contains("sheep#2.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 2 sheep5");
    }
  }

  @Test
  void aResourceThatChangesAloneKeepsThemToo() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.write(sources, "sheep/impl/word.txt", " lambs");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("first 2 lambs");
    }
  }

  @Test
  void aBundleThatWasReadBeforeIsReadAgain() {
    TestModules.edit(
        provider,
        "return \"first \" + asked + word();",
        "return asked + \" \" + java.util.ResourceBundle.getBundle(\"sheep.impl.words\").getString(\"word\");");
    TestModules.write(sources, "sheep/impl/words.properties", "word = sheep");
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("1 sheep");
      TestModules.write(sources, "sheep/impl/words.properties", "word = lambs");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("2 lambs");
    }
  }

  @Test
  void aResourceMakesANewGenerationWhereThatIsWanted() {
    try (Program program = start("-Ddymod.inplace=classes")) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.write(sources, "sheep/impl/word.txt", " lambs");
      assertThat(program.ask("reload"))
          .contains("sheep#2 live in ")
          .contains("new generation: resources of sheep have changed");
      assertThat(program.ask("count 1")).isEqualTo("first 1 lambs");
    }
  }

  @Test
  void nothingGoesLiveInPlaceWhereThatIsOff() {
    try (Program program = start("-Ddymod.inplace=off")) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload")).contains("sheep#2 live in ").doesNotContain("generation:");
      assertThat(program.ask("count 1")).isEqualTo("second 1 sheep");
    }
  }

  @Test
  void aClassThatIsAddedWithABodyThatNeedsItGoesLiveInPlace() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.write(
          sources,
          "sheep/impl/Words.java",
          "package sheep.impl; class Words { static String of() { return \"new \"; } }");
      TestModules.edit(provider, "\"first \"", "Words.of()");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("new 2 sheep");
    }
  }

  /** HotSpot has an option with which it can do a little more; other builds can do much more. */
  @Test
  void whatTheVirtualMachineCanDoMoreIsDone() {
    try (Program program = start("-XX:+AllowRedefinitionToAddDeleteMethods")) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(
          provider,
          "private static String word()",
          "private static String more() { return \"more\"; } private static String word()");
      TestModules.edit(provider, "\"first \"", "more()");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("more2 sheep");
    }
  }

  @Test
  void aBadChangeIsRejectedAndTheRevisionServesOn() {
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      TestModules.edit(provider, "asked++", "aksed++");
      assertThat(program.ask("reload")).contains("rejected").contains("cannot find symbol");
      assertThat(program.ask("count 1")).isEqualTo("second 2 sheep");
      TestModules.edit(provider, "aksed++", "asked += 2");
      assertThat(program.ask("reload")).contains("sheep#1.3 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 4 sheep");
    }
  }

  @Test
  void whatHasMadeTheProviderMakesANewOneWhenItChanges() {
    Path made =
        TestModules.write(
            sources,
            "sheep/impl/Made.java",
            """
            package sheep.impl;
            final class Made implements sheep.api.Sheep {
              private final String word;
              Made(String word) { this.word = word + 1; }
              @Override public String count(int sheep) { return word; }
            }
            """);
    TestModules.write(
        sources,
        "sheep/impl/Flock.java",
        """
        package sheep.impl;
        public final class Flock {
          public static sheep.api.Sheep provider() { return new Made("first "); }
        }
        """);
    try (Program program = start()) {
      assertThat(program.ask("count 1")).isEqualTo("first 1");
      TestModules.edit(provider, "\"first ", "\"second ");
      assertThat(program.ask("reload"))
          .contains("new generation: method `provider()` of sheep.impl.Flock has changed");
      assertThat(program.ask("count 1")).isEqualTo("second 1");
      TestModules.edit(made, "word + 1", "word + 2");
      assertThat(program.ask("reload"))
          .contains("new generation: the constructor of sheep.impl.Made has changed");
      assertThat(program.ask("count 1")).isEqualTo("second 2");
      TestModules.edit(made, "return word", "return word + 3");
      assertThat(program.ask("reload")).contains("sheep#3.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 23");
    }
  }

  @Test
  void theConstructorAboveAProviderHasRunWhicheverUnitItIsIn() {
    TestModules.write(
        sources,
        "module-info.java",
        "module sheep { requires sheep.api; exports sheep.impl; provides sheep.api.Sheep with sheep.impl.Flock; }");
    TestModules.write(
        sources,
        "sheep/impl/Flock.java",
        """
        package sheep.impl;
        public class Flock implements sheep.api.Sheep {
          protected String word = "first";
          @Override public String count(int sheep) { return word; }
        }
        """);
    TestModules.write(
        sources,
        "sheep/impl/Above.java",
        "package sheep.impl; public class Above { protected String word = \"first\"; }");
    Path lambs =
        modules.sources(
            "lambs",
            "module-info.java",
            "module lambs { requires sheep.api; requires sheep; provides sheep.api.Sheep with lambs.impl.Lambs; }",
            "lambs/impl/Lambs.java",
            """
            package lambs.impl;
            public final class Lambs extends sheep.impl.Above implements sheep.api.Sheep {
              @Override public String count(int sheep) { return "lambs " + word; }
            }
            """);
    try (Program program = start("-Ddymod.path=" + TestModules.path(sources, lambs))) {
      assertThat(program.ask("count 1 lambs")).isEqualTo("lambs first");
      TestModules.edit(sources.resolve("sheep/impl/Above.java"), "first", "second");
      assertThat(program.ask("reload"))
          .contains("new generation: the constructor of sheep.impl.Above has changed");
      assertThat(program.ask("count 1 lambs")).isEqualTo("lambs second");
    }
  }

  @Test
  void classFilesOfABuildGoLiveInPlaceToo() {
    Path unit = modules.compile(sources, modules.path("units/sheep"));
    TestModules.write(unit, "sheep/impl/word.txt", " sheep");
    try (Program program = start("-Ddymod.path=" + unit, "-Ddymod.sources=off")) {
      assertThat(program.ask("count 1")).isEqualTo("first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      modules.compile(sources, unit);
      assertThat(program.ask("reload")).contains("sheep#1.2 live in place");
      assertThat(program.ask("count 1")).isEqualTo("second 2 sheep");
      assertThat(Files.exists(unit)).isTrue();
    }
  }

  @Test
  void unitsThatHaveToDoWithEachOtherGoOneWay() {
    TestModules.write(
        sources,
        "module-info.java",
        "module sheep { requires sheep.api; exports sheep.impl; provides sheep.api.Sheep with sheep.impl.Flock; }");
    Path lambs =
        modules.sources(
            "lambs",
            "module-info.java",
            "module lambs { requires sheep.api; requires sheep; provides sheep.api.Sheep with lambs.impl.Lambs; }",
            "lambs/impl/Lambs.java",
            """
            package lambs.impl;
            public final class Lambs implements sheep.api.Sheep {
              private final sheep.api.Sheep flock = new sheep.impl.Flock();
              @Override public String count(int sheep) {
                return "lambs of " + flock.count(sheep);
              }
            }
            """);
    Path lamb = lambs.resolve("lambs/impl/Lambs.java");
    try (Program program = start("-Ddymod.path=" + TestModules.path(sources, lambs))) {
      assertThat(program.ask("count 1 lambs")).isEqualTo("lambs of first 1 sheep");
      TestModules.edit(provider, "\"first ", "\"second ");
      TestModules.edit(lamb, "lambs of", "the lambs of");
      assertThat(program.ask("reload")).contains("sheep#1.2, lambs#1.2 live in place");
      assertThat(program.ask("count 1 lambs")).isEqualTo("the lambs of second 2 sheep");
      TestModules.edit(provider, "\"second ", "\"third ");
      TestModules.edit(lamb, "private final", "private int more; private final");
      assertThat(program.ask("reload"))
          .contains("sheep#2, lambs#2 live in ")
          .contains("new generation: field `more` was added to lambs.impl.Lambs");
      assertThat(program.ask("count 1 lambs")).isEqualTo("the lambs of third 1 sheep");
      TestModules.edit(provider, "\"third ", "\"fourth ");
      assertThat(program.ask("reload")).contains("sheep#2.2 live in place").doesNotContain("lambs");
      assertThat(program.ask("count 1 lambs")).isEqualTo("the lambs of fourth 2 sheep");
    }
  }
}
