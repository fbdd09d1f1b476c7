package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Whatever the virtual machine throws at a change in place, the other way is taken, nothing is half
 * done, what is reported is what runs, and the next edit goes live.
 */
@Execution(ExecutionMode.CONCURRENT)
class RefusedInPlaceTest {

  private static final List<String> THROWN =
      List.of(
          "java.lang.UnsupportedOperationException",
          "java.lang.VerifyError",
          "java.lang.NoClassDefFoundError",
          "java.lang.ClassNotFoundException",
          "java.lang.instrument.UnmodifiableClassException",
          "java.lang.InternalError",
          "java.lang.OutOfMemoryError",
          "java.lang.NullPointerException");

  @TempDir Path work;
  private TestModules modules;
  private Path mods;
  private Path sheep;
  private Path lambs;
  private Path provider;
  private Path application;

  /** An application, a unit with a count of its own, and another one that requires it. */
  @BeforeEach
  void write() throws IOException {
    modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    Path src = Files.move(work.resolve("sources"), work.resolve("src"));
    application = src.resolve("shepherd/shepherd/Main.java");
    sheep =
        modules.sources(
            "sheep",
            "module-info.java",
            "module sheep { requires sheep.api; exports sheep.impl; provides sheep.api.Sheep with sheep.impl.Flock; }",
            "sheep/impl/Flock.java",
            """
            package sheep.impl;
            public final class Flock implements sheep.api.Sheep {
              private int asked;
              @Override public String count(int sheep) { return "first " + ++asked; }
            }
            """);
    provider = sheep.resolve("sheep/impl/Flock.java");
    lambs =
        modules.sources(
            "lambs",
            "module-info.java",
            "module lambs { requires sheep.api; requires sheep; provides sheep.api.Sheep with lambs.impl.Lambs; }",
            "lambs/impl/Lambs.java",
            """
            package lambs.impl;
            public final class Lambs implements sheep.api.Sheep {
              private final sheep.api.Sheep flock = new sheep.impl.Flock();
              @Override public String count(int sheep) { return "lambs of " + flock.count(sheep); }
            }
            """);
  }

  private Program start() {
    List<String> options =
        new ArrayList<>(
            List.of(
                Libraries.agentOption(),
                "--patch-module=io.dymod=" + Path.of("target/test-classes"),
                "--add-modules=shepherd",
                "--add-exports=shepherd/shepherd=io.dymod",
                "-Ddymod.mode=dev",
                "-Ddymod.auto=false",
                "-Ddymod.path=" + TestModules.path(sheep, lambs)));
    return Program.start(
        Libraries.all(),
        mods,
        "io.dymod/" + RefusingMachine.class.getName(),
        List.of(work.resolve("refusal").toString(), "shepherd", "shepherd.Main"),
        options.toArray(String[]::new));
  }

  private void refuse(String thrown) {
    TestModules.write(work, "refusal", thrown);
  }

  private void refuseNoMore() {
    TestModules.delete(work.resolve("refusal"));
  }

  @Test
  void unitsGoLiveAsNewGenerations() {
    try (Program program = start()) {
      program.ask("count 1 lambs");
      for (int number = 1; number <= THROWN.size(); number++) {
        String thrown = THROWN.get(number - 1);
        TestModules.edit(provider, word(), "good " + thrown);
        assertThat(program.ask("reload")).startsWith("sheep#" + number + ".2 live in place in ");
        assertThat(program.ask("count 1 lambs")).isEqualTo("lambs of good " + thrown + " 2");

        refuse(thrown);
        TestModules.edit(provider, word(), "other " + thrown);
        String next = "sheep#%1$d, lambs#%1$d".formatted(number + 1);
        assertThat(program.ask("reload"))
            .startsWith(next + " live in ")
            .endsWith("; new generation: " + refusal(thrown) + ")");
        assertThat(program.ask("count 1 lambs")).isEqualTo("lambs of other " + thrown + " 1");
        assertThat(program.ask("units"))
            .isEqualTo("lambs#%1$d LIVE, sheep#%1$d LIVE".formatted(number + 1));
        assertThat(program.ask("reload")).isEqualTo("nothing has changed");
        assertThat(program.output())
            .filteredOn(line -> line.startsWith("next: "))
            .endsWith("next: [sheep#" + number + ".3]", "next: [" + next + "]");
        refuseNoMore();
      }
    }
  }

  @Test
  void theApplicationNeedsARestartAndGoesOn() {
    try (Program program = start()) {
      program.ask("count 1 lambs");
      int revision = 1;
      for (String thrown : THROWN) {
        refuse(thrown);
        TestModules.edit(application, "\"what is \"", "\"where is \"");
        assertThat(program.ask("reload"))
            .isEqualTo(
                "shepherd has changed in its sources, and not in place: "
                    + refusal(thrown)
                    + "; build it, and restart to load it");
        assertThat(program.ask("hello")).isEqualTo("what is hello?");
        assertThat(program.ask("reload")).isEqualTo("nothing has changed");

        refuseNoMore();
        TestModules.edit(application, "\"where is \"", "\"who is \"");
        assertThat(program.ask("reload"))
            .startsWith("shepherd#1." + ++revision + " live in place in ");
        assertThat(program.ask("hello")).isEqualTo("who is hello?");
        TestModules.edit(application, "\"who is \"", "\"what is \"");
        assertThat(program.ask("reload"))
            .startsWith("shepherd#1." + ++revision + " live in place in ");
        assertThat(program.ask("hello")).isEqualTo("what is hello?");
      }
    }
  }

  @Test
  void aClassThatWasAddedInVainIsTakenTheNextTime() {
    try (Program program = start()) {
      program.ask("count 1 lambs");
      refuse("java.lang.InternalError");
      Path words =
          TestModules.write(
              application.getParent(),
              "Words.java",
              "package shepherd; final class Words { static String of() { return \"who is \"; } }");
      TestModules.edit(application, "\"what is \"", "Words.of()");
      assertThat(program.ask("reload")).contains(refusal("java.lang.InternalError"));
      assertThat(program.ask("hello")).isEqualTo("what is hello?");

      refuseNoMore();
      TestModules.edit(words, "who is", "where is");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("where is hello?");
    }
  }

  private static String refusal(String thrown) {
    return "the virtual machine refuses it: " + thrown + ": not today";
  }

  /** What the unit's provider says now. */
  private String word() {
    try {
      return Files.readString(provider).replaceFirst("(?s).*return \"(.*) \".*", "$1");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
