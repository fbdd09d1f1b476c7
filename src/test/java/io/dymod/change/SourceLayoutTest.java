package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sources of an exploded module are found where the usual build tools have them. */
class SourceLayoutTest {

  @TempDir Path work;
  private TestModules modules;
  private Path output;
  private Path sources;
  private Host host;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    SourceLayoutTest.class.getModule().addUses(Supplier.class);
  }

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
  }

  private void build(String output, String sources) {
    this.output = work.resolve(output);
    this.sources = work.resolve(sources);
    TestModules.write(
        this.sources,
        "module-info.java",
        "module one { provides java.util.function.Supplier with one.impl.Text; }");
    supply("\"1 \" + words()");
    modules.compile(this.sources, this.output);
  }

  private void supply(String expression) {
    TestModules.write(
        sources,
        "one/impl/Text.java",
        """
        package one.impl;
        public class Text implements java.util.function.Supplier<String> {
          public String get() { return %s; }
          private static String words() {
            try (var in = Text.class.getResourceAsStream("words.txt")) {
              return in == null ? "none" : new String(in.readAllBytes());
            } catch (java.io.IOException failure) {
              return failure.toString();
            }
          }
        }
        """
            .formatted(expression));
  }

  private void open(boolean compiling) {
    host =
        Host.open(
            Settings.builder().mode(Mode.DEV).path(output).sources(compiling).auto(false).build());
  }

  private String answer() {
    host.reload();
    return (String) host.service(Supplier.class).get();
  }

  private SortedMap<String, String> outputFiles() {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(output)) {
      for (Path file : found.toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return files;
  }

  @ParameterizedTest
  @CsvSource({
    "target/classes, src/main/java, src/main/resources",
    "build/classes/java/main, src/main/java, src/main/resources",
    "bin/main, src/main/java, src/main/resources",
    "bin, src, src",
    "out/production/one, src, src",
    "out/production/one, one/src, one/src",
    "out/production/one, one/src/main/java, one/src/main/resources",
    "out/production/one.main, src/main/java, src/main/resources",
    "mods/one, src/one, src/one",
  })
  void aSavedSourceAndResourceAreLiveAndTheOutputIsLeftAlone(
      String output, String sources, String resources) {
    build(output, sources);
    open(true);
    SortedMap<String, String> before = outputFiles();
    assertThat(answer()).isEqualTo("1 none");
    supply("\"2 \" + words()");
    assertThat(answer()).isEqualTo("2 none");
    TestModules.write(work.resolve(resources), "one/impl/words.txt", "one");
    assertThat(answer()).isEqualTo("2 one");
    TestModules.write(work.resolve(resources), "one/impl/words.txt", "two");
    assertThat(answer()).isEqualTo("2 two");
    assertThat(outputFiles()).isEqualTo(before);
  }

  @Test
  void aProjectOnTheModulePathNeedsNoSettingButTheMode() {
    Path mods = modules.exploded("sheep.api", "shepherd");
    Path project = work.resolve("sheep");
    Path java = project.resolve("src/main/java");
    TestModules.copy(modules.sources("sheep"), java);
    Path classes = modules.compile(java, project.resolve("target/classes"));
    try (Program program =
        Program.start(
            Stream.concat(Libraries.all().stream(), Stream.of(classes)).toList(),
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev")) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      TestModules.edit(java.resolve("sheep/impl/CountSheep.java"), "Many", "Heaps");
      program.awaitAnswer("count 3", "Heaps");
      assertThat(program.awaitLine("sheep#2 live")).contains("(CountSheep.java; compile ");
      assertThat(program.output())
          .containsOnlyOnce(
              "[dymod] %s is compiled from [%s, %s] (-Ddymod.sources=off takes its class files only)"
                  .formatted(classes, java, project.resolve("src/main/resources")));
    }
  }

  private void resource(String text) {
    TestModules.write(work.resolve("src/main/resources"), "one/impl/words.txt", text);
  }

  private void copy(String text) {
    TestModules.write(output, "one/impl/words.txt", text);
  }

  @Test
  void aResourceThatTheBuildFiltersIsTakenFromItsOutput() {
    build("target/classes", "src/main/java");
    resource("version ${version}");
    open(true);
    assertThat(answer()).isEqualTo("1 version ${version}");
    copy("version 1.0");
    assertThat(answer()).isEqualTo("1 version 1.0");
    resource("edited ${version}");
    assertThat(answer()).isEqualTo("1 edited ${version}");
    copy("edited 1.0");
    assertThat(answer()).isEqualTo("1 edited 1.0");
  }

  @Test
  void aResourceIsWhatTheSourcesSayHoweverOldItIs() throws IOException {
    build("target/classes", "src/main/java");
    resource("one");
    copy("one");
    open(true);
    supply("\"2 \" + words()");
    assertThat(answer()).isEqualTo("2 one");
    resource("two");
    assertThat(answer()).isEqualTo("2 two");
    TestModules.delete(work.resolve("src/main/resources"));
    assertThat(answer()).isEqualTo("2 none");
    resource("zero");
    Files.setLastModifiedTime(
        work.resolve("src/main/resources/one/impl/words.txt"), FileTime.fromMillis(0));
    assertThat(answer()).isEqualTo("2 zero");
    host.close();
    open(true);
    assertThat(answer()).isEqualTo("2 zero");
  }

  @ParameterizedTest
  @CsvSource({
    "target/classes, target/generated-sources/annotations",
    "target/classes, target/generated-sources/protobuf/java",
    "build/classes/java/main, build/generated/sources/annotationProcessor/java/main",
  })
  void generatedSourcesBelongToIt(String output, String generated) {
    TestModules.write(
        work.resolve(generated),
        "one/impl/Made.java",
        "package one.impl; class Made { static String made() { return \"made\"; } }");
    build(output, "src/main/java");
    open(true);
    supply("Made.made()");
    assertThat(answer()).isEqualTo("made");
    TestModules.write(
        work.resolve(generated),
        "one/impl/Made.java",
        "package one.impl; class Made { static String made() { return \"made anew\"; } }");
    assertThat(answer()).isEqualTo("made anew");
  }

  @Test
  void aFileThatIsThereTwiceIsTold() {
    build("target/classes", "src/main/java");
    Path other = work.resolve("target/generated-sources/annotations");
    TestModules.write(other, "one/impl/Text.java", "package one.impl; class Text {}");
    open(true);
    assertThat(host.units()).extracting(Unit::state).containsExactly(Unit.State.DOWN);
    TestModules.write(other, "one/impl/Text.java", "package one.impl; class Other {}");
    assertThat(host.reload())
        .singleElement()
        .extracting(Outcome::message)
        .asString()
        .isEqualTo(
            "classes rejected: %s can't be read: one/impl/Text.java is there twice, in %s and in %s: remove one of them\nnothing of it serves yet"
                .formatted(
                    output,
                    sources.resolve("one/impl/Text.java"),
                    other.resolve("one/impl/Text.java")));
  }

  @Test
  void sourcesOfAnotherModuleAreNotTaken() {
    build("target/classes", "src/main/java");
    TestModules.write(sources, "module-info.java", "module other { }");
    open(true);
    supply("\"2\"");
    assertThat(answer()).isEqualTo("1 none");
  }

  @Test
  void switchedOffTheyAreNotTaken() {
    build("target/classes", "src/main/java");
    open(false);
    supply("\"2\"");
    assertThat(answer()).isEqualTo("1 none");
    modules.compile(sources, output);
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void sourcesThatEveryUserCanWriteToAreNotTaken() throws IOException {
    build("target/classes", "src/main/java");
    open(true);
    Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxrwxrwx"));
    supply("\"2\"");
    assertThat(host.reload())
        .singleElement()
        .asInstanceOf(type(Outcome.Rejected.class))
        .extracting(Outcome.Rejected::reason)
        .isEqualTo(
            "every user of this machine can write to %s, and so run code in this program: take that right away (chmod o-w %1$s), or allow it with -Ddymod.shared=true"
                .formatted(sources.toRealPath()));
    assertThat(host.service(Supplier.class).get()).isEqualTo("1 none");
    Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(answer()).isEqualTo("2");
  }

  private void openAt(Path path) {
    host = Host.open(Settings.builder().mode(Mode.DEV).path(path).auto(false).build());
  }

  @ParameterizedTest
  @CsvSource({
    "target/classes, src/main/java, src/main/resources",
    "build/classes/java/main, src/main/java, src/main/resources",
    "bin/main, src/main/java, src/main/resources",
    "bin, src, src",
    "out/production/one, src, src",
  })
  void theRootOfAProjectStandsForItsModule(String output, String sources, String resources) {
    build("project/" + output, "project/" + sources);
    openAt(work.resolve("project"));
    assertThat(answer()).isEqualTo("1 none");
    supply("\"2 \" + words()");
    TestModules.write(work.resolve("project").resolve(resources), "one/impl/words.txt", "one");
    assertThat(answer()).isEqualTo("2 one");
  }

  @Test
  void aProjectThatIsNotBuiltIsCompiledFromItsSources() {
    build("project/target/classes", "project/src/main/java");
    TestModules.delete(output);
    TestModules.write(work.resolve("project"), "pom.xml", "<project/>");
    openAt(work.resolve("project"));
    assertThat(answer()).isEqualTo("1 none");
    modules.compile(sources, output);
    assertThat(answer()).isEqualTo("1 none");
    supply("\"2\"");
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void besideADirectoryOfSourcesItsResourcesAreFound() {
    build("nowhere", "src/main/java");
    TestModules.write(work.resolve("src/main/resources"), "one/impl/words.txt", "one");
    openAt(sources);
    assertThat(answer()).isEqualTo("1 one");
    TestModules.write(work.resolve("src/main/resources"), "one/impl/words.txt", "two");
    assertThat(answer()).isEqualTo("1 two");
  }

  @Test
  void sourcesThatWereNotTakenAreTakenWhenTheyAreMended() throws IOException {
    build("target/classes", "src/main/java");
    Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxrwxrwx"));
    open(true);
    Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxr-xr-x"));
    supply("\"2\"");
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void sourcesAreReadInTheirOwnEncoding() throws IOException {
    build("target/classes", "src/main/java");
    Path declaration = sources.resolve("module-info.java");
    String text = "/* gr\u00fcn */ " + Files.readString(declaration);
    Files.writeString(declaration, text, StandardCharsets.ISO_8859_1);
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(output)
                .javac("-encoding", "ISO-8859-1")
                .auto(false)
                .build());
    supply("\"2\"");
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void aLinkInTheSourcesIsFollowedWhereNobodyElseCanWriteTo() throws IOException {
    build("nowhere", "real");
    Path shared = work.resolve("shared/common");
    TestModules.write(
        shared, "It.java", "package common; public class It { public static int it = 2; }");
    Files.createSymbolicLink(sources.resolve("common"), shared);
    Files.createSymbolicLink(shared.resolve("circle"), sources);
    openAt(sources);
    supply("\"\" + common.It.it");
    assertThat(answer()).isEqualTo("2");
    TestModules.edit(shared.resolve("It.java"), "2", "3");
    assertThat(answer()).isEqualTo("3");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    supply("\"more \" + common.It.it");
    assertThat(host.reload())
        .singleElement()
        .extracting(Outcome::message)
        .asString()
        .contains("every user of this machine can write to " + shared);
  }
}
