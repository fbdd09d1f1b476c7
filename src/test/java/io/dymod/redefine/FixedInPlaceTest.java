package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** With the agent, bodies of the application and of its API are edited while it runs. */
@Execution(ExecutionMode.CONCURRENT)
class FixedInPlaceTest {

  private static final String MAIN = "shepherd/shepherd.Main";

  @TempDir Path work;
  private TestModules modules;
  private Path mods;
  private Path application;
  private Path api;

  /** An application and an API in {@code mods} and {@code src}, and a unit elsewhere. */
  @BeforeEach
  void write() throws IOException {
    modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    Path sources = Files.move(work.resolve("sources"), work.resolve("src"));
    application = sources.resolve("shepherd/shepherd/Main.java");
    api = sources.resolve("sheep.api/sheep/api/Sheep.java");
    modules.sources("sheep");
  }

  private Program start(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of(
                Libraries.agentOption(),
                "-Ddymod.mode=dev",
                "-Ddymod.path=" + work.resolve("sources/sheep")));
    all.addAll(List.of(options));
    return Program.start(mods, MAIN, all.toArray(String[]::new));
  }

  private Program startManual() {
    return start("-Ddymod.auto=false");
  }

  private void build(String module) {
    modules.compile(work.resolve("src").resolve(module), mods.resolve(module));
  }

  @Test
  void anEditOfTheApplicationGoesLive() {
    try (Program program = startManual()) {
      assertThat(program.ask("hello")).startsWith("what is hello?");
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
      TestModules.edit(application, "\"who is \"", "\"where is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.3 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("where is hello?");
    }
  }

  @Test
  void aSaveIsSeen() {
    try (Program program = start()) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      program.awaitAnswer("hello", "who is hello?");
      TestModules.edit(application, "\"who is \"", "\"who is \" + nobody +");
      program.awaitLine("shepherd rejected: ");
      TestModules.edit(application, "\"who is \" + nobody +", "\"where is \"");
      program.awaitAnswer("hello", "where is hello?");
    }
  }

  @Test
  void aSaveIsSeenByPollingToo() {
    try (Program program = start("-Ddymod.watch=poll")) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      program.awaitAnswer("hello", "who is hello?");
    }
  }

  @Test
  void anEditOfTheApiGoesLive() {
    TestModules.edit(api, "String count(int sheep);", api("many"));
    build("sheep.api");
    TestModules.edit(application, "return switch", "return " + call() + " + switch");
    build("shepherd");
    try (Program program = startManual()) {
      assertThat(program.ask("count 1")).startsWith("many");
      TestModules.edit(api, "many", "few");
      assertThat(program.ask("reload")).contains("sheep.api#1.2 live in place in ");
      assertThat(program.ask("count 1")).startsWith("few");
    }
  }

  private static String api(String word) {
    return "String count(int sheep); static String word() { return \"" + word + " \"; }";
  }

  private static String call() {
    return "Sheep.word()";
  }

  @Test
  void aClassThatIsAddedGoesLiveWithTheBodyThatNeedsIt() {
    try (Program program = startManual()) {
      program.ask("count 1");
      Path words =
          TestModules.write(
              application.getParent(),
              "Words.java",
              "package shepherd; final class Words extends Above { String of() { return word(1); } }");
      TestModules.write(
          application.getParent(),
          "Above.java",
          "package shepherd; class Above { String word(int n) { return \"who\" + n + \" is \"; } }");
      TestModules.edit(application, "\"what is \"", "new Words().of()");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who1 is hello?");
      TestModules.edit(words, "word(1)", "word(2)");
      assertThat(program.ask("reload")).startsWith("shepherd#1.3 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who2 is hello?");
      build("shepherd");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      TestModules.edit(words, "String of()", "int more; String of()");
      assertThat(program.ask("reload"))
          .contains("field `more` was added to shepherd.Words; restart to load it");
    }
  }

  @Test
  void aClassThatABuildHasAddedGoesLiveToo() {
    try (Program program =
        start("-Ddymod.auto=false", "-Ddymod.path=" + units(), "-Ddymod.sources=off")) {
      program.ask("count 1");
      TestModules.write(
          application.getParent(),
          "Words.java",
          "package shepherd; final class Words { static String of() { return \"who is \"; } }");
      TestModules.edit(application, "\"what is \"", "Words.of()");
      build("shepherd");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  @Test
  void aClassInANewPackageNeedsARestart() {
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.write(
          application.getParent(),
          "more/Words.java",
          "package shepherd.more; public class Words { public static final String WORD = \"\"; }");
      assertThat(program.ask("reload"))
          .startsWith(
              "shepherd has changed in its sources, and not in place: class shepherd.more.Words was"
                  + " added, in a new package; ");
    }
  }

  @Test
  void whatCannotBeDoneInPlaceNeedsARestartForAReason() {
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.edit(application, "private Main()", "private static int more; private Main()");
      assertThat(program.ask("reload"))
          .isEqualTo(
              "shepherd has changed in its sources, and not in place: field `more` was added to"
                  + " shepherd.Main; build it, and restart to load it");
      TestModules.edit(application, "private static int more; ", "");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  @Test
  void whatIsUndoneIsReportedToBeWhatIsLoaded() throws IOException {
    String before = Files.readString(application);
    try (Program program = startManual()) {
      program.ask("count 1");
      for (String bad : List.of("private static int more; private Main()", "private Man()")) {
        TestModules.edit(application, "private Main()", bad);
        assertThat(program.ask("reload")).doesNotContain("shepherd unchanged");
        Files.writeString(application, before);
        assertThat(program.ask("reload"))
            .isEqualTo("shepherd unchanged: what lies on disk is what is loaded");
        Files.writeString(application, before);
        assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      }
    }
  }

  @Test
  void anErrorIsReportedAndWhatWasLoadedGoesOn() {
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "what");
      assertThat(program.ask("reload"))
          .startsWith("shepherd rejected: ")
          .contains("Main.java")
          .contains("cannot find symbol")
          .endsWith("shepherd#1 keeps serving");
      assertThat(program.ask("hello")).isEqualTo("what is hello?");
    }
  }

  @Test
  void whatNeedsAMethodThatIsNotLoadedIsRejected() {
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.edit(api, "String count(int sheep);", api("many"));
      build("sheep.api");
      assertThat(program.ask("reload"))
          .isEqualTo(
              "sheep.api has changed on disk, and not in place: method `word()` was added to"
                  + " sheep.api.Sheep; restart to load it (sheep may wait for it)");
      TestModules.edit(application, "\"what is \"", call());
      assertThat(program.ask("reload"))
          .startsWith(
              "shepherd rejected: shepherd.Main calls sheep.api.Sheep.word(), which sheep.api (fixed"
                  + " since start) does not have: restart to load a changed API");
      assertThat(program.ask("hello")).isEqualTo("what is hello?");
    }
  }

  @Test
  void aBuildOfWhatIsLiveChangesNothing() {
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      build("shepherd");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
    }
  }

  @Test
  void classFilesOfABuildGoLiveToo() {
    try (Program program =
        start("-Ddymod.auto=false", "-Ddymod.path=" + units(), "-Ddymod.sources=off")) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      build("shepherd");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  @Test
  void aDamagedClassFileIsNamedAndItsRepairGoesLive() throws IOException {
    try (Program program =
        start("-Ddymod.auto=false", "-Ddymod.path=" + units(), "-Ddymod.sources=off")) {
      program.ask("count 1");
      Path built = mods.resolve("shepherd/shepherd/Main.class");
      Files.write(built, Arrays.copyOf(Files.readAllBytes(built), 100));
      assertThat(program.ask("reload"))
          .isEqualTo(
              "shepherd rejected: shepherd/Main.class is damaged or half written: build it again |"
                  + " shepherd#1 keeps serving");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      build("shepherd");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  private Path units() {
    return modules.compile(work.resolve("sources/sheep"), work.resolve("units/sheep"));
  }

  @Test
  void aModuleWhoseSourcesAreYoungerThanItsBuildIsBroughtUpToDate() {
    TestModules.edit(application, "\"what is \"", "\"who is \"");
    try (Program program = start()) {
      program.ask("count 1");
      program.awaitAnswer("hello", "who is hello?");
      assertThat(program.awaitLine("shepherd#1.2 live in place in ")).isNotEmpty();
      TestModules.edit(application, "\"who is \"", "\"where is \"");
      program.awaitAnswer("hello", "where is hello?");
    }
  }

  @Test
  void whereNothingHappensUnaskedItIsSoWhenAsked() {
    TestModules.edit(application, "\"what is \"", "\"who is \"");
    try (Program program = startManual()) {
      program.ask("count 1");
      assertThat(program.ask("hello")).isEqualTo("what is hello?");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
    }
  }

  @Test
  void whatCannotBeBroughtUpToDateIsReported() {
    TestModules.edit(application, "private Main()", "private static int more; private Main()");
    try (Program program = start()) {
      program.ask("count 1");
      program.awaitLine(
          "shepherd has changed in its sources, and not in place: field `more` was added to"
              + " shepherd.Main; build it, and restart to load it");
    }
  }

  @Test
  void sourcesThatOnlyLookYoungerThanTheirBuildAreNoChange() throws IOException {
    Path declaration = mods.resolve("shepherd/module-info.class");
    ClassWriter versioned = new ClassWriter(0);
    new ClassReader(Files.readAllBytes(declaration))
        .accept(
            new ClassVisitor(Opcodes.ASM9, versioned) {
              @Override
              public ModuleVisitor visitModule(String name, int access, String version) {
                return super.visitModule(name, access, "1.0");
              }
            },
            0);
    Files.write(declaration, versioned.toByteArray());
    stripped(mods.resolve("shepherd/shepherd/Main.class"));
    TestModules.edit(application, "\"what is \"", "\"what is \"");
    try (Program program = startManual()) {
      program.ask("count 1");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  private static void stripped(Path classFile) throws IOException {
    ClassWriter bare = new ClassWriter(0);
    new ClassReader(Files.readAllBytes(classFile)).accept(bare, ClassReader.SKIP_DEBUG);
    Files.write(classFile, bare.toByteArray());
  }

  @Test
  void aBuildWithOtherOptionsOfTheCompilerIsNoObstacle() throws IOException {
    stripped(mods.resolve("shepherd/shepherd/Main.class"));
    try (Program program = startManual()) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload")).startsWith("shepherd#1.2 live in place in ");
      assertThat(program.ask("hello")).isEqualTo("who is hello?");
    }
  }

  @Test
  void withoutTheAgentARestartIsNeeded() {
    try (Program program =
        Program.start(
            mods,
            MAIN,
            "-Ddymod.mode=dev",
            "-Ddymod.path=" + work.resolve("sources/sheep"),
            "-Ddymod.auto=false")) {
      program.ask("count 1");
      TestModules.edit(application, "\"what is \"", "\"who is \"");
      assertThat(program.ask("reload"))
          .isEqualTo(
              "shepherd has changed in its sources, but never reloads: build it, and restart to load"
                  + " it");
    }
  }
}
