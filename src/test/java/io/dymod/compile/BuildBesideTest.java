package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Unchanged;
import io.dymod.testing.GeneratedClass;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources are compiled here while a build tool or an IDE makes class files of the same sources. */
class BuildBesideTest {

  private static final String TEXT =
      "public class Text implements java.util.function.Supplier<Object> { public Object get() { return %s; } }";

  @TempDir Path work;
  private TestModules modules;
  private Path sources;
  private Path output;
  private Host host;
  private Instant clock = Instant.now().minus(Duration.ofHours(5));

  @BeforeEach
  void build() {
    modules = new TestModules(work);
    BuildBesideTest.class.getModule().addUses(Supplier.class);
    sources = work.resolve("src/main/java");
    output = work.resolve("target/classes");
    TestModules.write(
        sources,
        "module-info.java",
        "module one { provides java.util.function.Supplier with one.impl.Text; }");
    date(sources);
    save("Text", TEXT.formatted("\"1\""));
    compile();
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** Saves a source file, a minute after whatever was done before. */
  private void save(String type, String text) {
    TestModules.write(sources, "one/impl/" + type + ".java", "package one.impl; " + text);
    date(sources.resolve("one/impl/" + type + ".java"));
  }

  /** Builds, a minute after whatever was done before. */
  private void compile() {
    modules.compile(sources, output);
    date(output);
  }

  private void put(String type, byte[] classFile) {
    try {
      Files.write(output.resolve("one/impl/" + type + ".class"), classFile);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    date(output);
  }

  private void date(Path place) {
    clock = clock.plus(Duration.ofMinutes(1));
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(clock));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void open() {
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(output)
                .auto(false)
                .patience(Duration.ofMillis(1))
                .build());
  }

  private Object answer() {
    return host.service(Supplier.class).get();
  }

  private String reload() {
    assertThat(host.reload()).hasSize(1);
    return host.units().get(0) + " serves " + answer();
  }

  @Test
  void atTheStartTheClassFilesServeIfTheyAreYoungerThanTheSources() {
    save("Text", TEXT.formatted("\"never built\""));
    date(output);
    open();
    assertThat(answer()).isEqualTo("1");
  }

  @Test
  void anEditRightAfterTheStartCountsEvenIfItsDateIsOlderThanTheBuild() {
    date(output);
    open();
    assertThat(answer()).isEqualTo("1");
    save("Text", TEXT.formatted("\"2\""));
    date(output);
    assertThat(reload()).isEqualTo("one#2 serves 2");
  }

  @Test
  void atTheStartTheSourcesAreCompiledIfTheyAreYoungerThanTheClassFiles() {
    save("Text", TEXT.formatted("\"2\""));
    open();
    assertThat(answer()).isEqualTo("2");
  }

  /** The youngest class file is younger than the youngest source, and says nothing of the other. */
  @Test
  void atTheStartTheSourcesAreCompiledIfOneOfThemIsYoungerThanItsClassFile() {
    save("Other", "class Other { static int it() { return 1; } }");
    save("Text", TEXT.formatted("Other.it()"));
    compile();
    save("Other", "class Other { static int it() { return 2; } }");
    date(output.resolve("one/impl/Text.class"));
    open();
    assertThat(answer()).isEqualTo(2);
  }

  @Test
  void atTheStartTheSourcesAreCompiledIfOneOfThemHasNoClassFile() {
    save("New", "class New { }");
    save("Text", TEXT.formatted("Text.class.getResource(\"New.class\") != null"));
    compile();
    TestModules.delete(output.resolve("one/impl/New.class"));
    open();
    assertThat(answer()).isEqualTo(true);
  }

  @Test
  void atTheStartTheSourcesAreCompiledIfOneHasBeenDeletedSinceTheBuild() {
    save("Old", "class Old { }");
    save("Text", TEXT.formatted("Text.class.getResource(\"Old.class\") != null"));
    compile();
    TestModules.delete(sources.resolve("one/impl/Old.java"));
    open();
    assertThat(answer()).isEqualTo(false);
  }

  @Test
  void atTheStartTheSourcesAreCompiledIfTheBuildRequiresOtherModulesWhateverTheDates() {
    save("Text", TEXT.formatted("Text.class.getModule().getDescriptor().requires().size()"));
    String declaration =
        "module one { %sprovides java.util.function.Supplier with one.impl.Text; }";
    TestModules.write(sources, "module-info.java", declaration.formatted("requires java.sql; "));
    compile();
    TestModules.write(sources, "module-info.java", declaration.formatted(""));
    date(sources);
    date(output);
    open();
    assertThat(answer()).isEqualTo(1);
  }

  @Test
  void atTheStartTheSourcesAreCompiledIfAClassFileIsNotWhole() throws IOException {
    byte[] declaration = Files.readAllBytes(output.resolve("module-info.class"));
    Files.write(output.resolve("module-info.class"), Arrays.copyOf(declaration, 20));
    date(output);
    open();
    assertThat(answer()).isEqualTo("1");
    Files.write(output.resolve("module-info.class"), declaration);
    save("Text", TEXT.formatted("\"2\""));
    assertThat(reload()).isEqualTo("one#2 serves 2");
  }

  @Test
  void aDescriptionOfAPackageNeedsNoClassFile() {
    TestModules.write(sources, "one/impl/package-info.java", "/** It. */ package one.impl;");
    date(sources);
    compile();
    save("Text", TEXT.formatted("\"never built\""));
    date(output);
    open();
    assertThat(answer()).isEqualTo("1");
  }

  @Test
  void whatDoesNotCompileIsRejectedHoweverOldItIs() {
    open();
    save("Text", TEXT.formatted("\"2\""));
    assertThat(reload()).isEqualTo("one#2 serves 2");
    date(output);
    clock = clock.minus(Duration.ofHours(1));
    save("Text", TEXT.formatted("broken"));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(answer()).isEqualTo("2");
    save("Text", TEXT.formatted("\"3\""));
    assertThat(reload()).isEqualTo("one#3 serves 3");
  }

  @Test
  void aUnitIsThereWhileItsClassFilesAreBuiltAnew() {
    open();
    save("Text", TEXT.formatted("\"2\""));
    assertThat(reload()).isEqualTo("one#2 serves 2");
    TestModules.delete(output);
    assertThat(host.reload()).doesNotHaveAnyElementsOfTypes(Rejected.class);
    assertThat(answer()).isEqualTo("2");
    compile();
    host.reload();
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void aBuildOfWhatServesIsNoReload() {
    open();
    save("Text", TEXT.formatted("\"2\""));
    assertThat(reload()).isEqualTo("one#2 serves 2");
    compile();
    assertThat(host.reload())
        .singleElement()
        .extracting(Outcome::message)
        .isEqualTo("one unchanged: what lies on disk is what serves");
    assertThat(host.units()).extracting(Unit::toString).containsExactly("one#2");
  }

  @Test
  void anotherCompilersClassFilesOfWhatServesFromTheStartAreNoReload() {
    open();
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.java", "1"));
    assertThat(host.reload()).hasExactlyElementsOfTypes(Unchanged.class);
  }

  @Test
  void itIsCompiledForTheReleaseOfTheBuild() {
    open();
    save("Text", TEXT.formatted("Version.of(getClass().getResourceAsStream(\"Text.class\"))"));
    save(
        "Version",
        """
        class Version {
          static int of(java.io.InputStream classFile) {
            try (classFile) {
              return classFile.readAllBytes()[7];
            } catch (java.io.IOException failure) {
              throw new java.io.UncheckedIOException(failure);
            }
          }
        }
        """);
    assertThat(reload()).isEqualTo("one#2 serves 61");
  }

  @Test
  void classesOfAnotherLanguageBelongToTheUnit() {
    put("Made", GeneratedClass.supplier("one/impl/Made", "Made.kt", "made"));
    open();
    save("Text", TEXT.formatted("new Made().get() + \" and used\""));
    assertThat(reload()).isEqualTo("one#2 serves made and used");
    put("Made", GeneratedClass.supplier("one/impl/Made", "Made.kt", "made anew"));
    assertThat(reload()).isEqualTo("one#3 serves made anew and used");
  }

  @Test
  void aProviderMayBeOfAnotherLanguage() {
    TestModules.delete(sources.resolve("one/impl/Text.java"));
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.kt", "made"));
    open();
    assertThat(answer()).isEqualTo("made");
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.kt", "made anew"));
    assertThat(reload()).isEqualTo("one#2 serves made anew");
    TestModules.write(
        sources,
        "module-info.java",
        "module one { exports one.impl; provides java.util.function.Supplier with one.impl.Text; }");
    date(sources);
    assertThat(reload()).isEqualTo("one#3 serves made anew");
  }

  @Test
  void aClassWhoseSourceIsDeletedIsGoneEvenIfTheOutputStillHasIt() {
    save("Old", "class Old { }");
    save("Text", TEXT.formatted("Text.class.getResource(\"Old.class\") != null"));
    compile();
    open();
    assertThat(answer()).isEqualTo(true);
    host.reload();
    TestModules.delete(sources.resolve("one/impl/Old.java"));
    assertThat(reload()).isEqualTo("one#2 serves false");
  }

  private void needMoreThanACompiler() {
    save("Helper", "class Helper { }");
    save("Text", TEXT.formatted("new Helper().get()"));
    put("Helper", GeneratedClass.supplier("one/impl/Helper", "Helper.java", "helped"));
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.java", "built"));
  }

  @Test
  void whatNeedsMoreThanACompilerIsTakenFromItsBuild() {
    needMoreThanACompiler();
    open();
    assertThat(answer()).isEqualTo("built");
    host.reload();
    save("Text", TEXT.formatted("new Helper().get() + 1"));
    host.reload();
    assertThat(answer()).isEqualTo("built");
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.java", "built anew"));
    assertThat(reload()).matches("one#\\d serves built anew");
  }

  @Test
  void onceItCompilesItsSourcesCount() {
    needMoreThanACompiler();
    open();
    host.reload();
    save("Helper", "class Helper { Object get() { return \"helped\"; } }");
    assertThat(reload()).matches("one#\\d serves helped");
    save("Helper", "class Helper { Object get() { return broken; } }");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
    assertThat(answer()).isEqualTo("helped");
  }

  @Test
  void whatHasNeverCompiledHereAndIsNotBuiltIsToldWhatToDo() {
    needMoreThanACompiler();
    save("Text", TEXT.formatted("new Helper().get() + 1"));
    open();
    assertThat(host.units()).extracting(Unit::state).containsExactly(Unit.State.DOWN);
    save("Text", TEXT.formatted("new Helper().get() + 2"));
    assertThat(host.reload())
        .singleElement()
        .extracting(Outcome::message)
        .asString()
        .contains("Text.java:1:127: cannot find symbol")
        .endsWith(
            "If its build does more than compile, say so: name annotation processors with"
                + " -Ddymod.javac=\"-processorpath …\", or take the build's class files only with"
                + " -Ddymod.sources=off\nnothing of it serves yet");
  }

  /** A generator's sources that lie where they are not found, say. */
  @Test
  void classFilesOfUnknownSourcesAreTakenWhereNothingCompilesWithoutThem() {
    put("Helper", GeneratedClass.supplier("one/impl/Helper", "Helper.java", "helped"));
    save("Text", TEXT.formatted("new Helper().get()"));
    put("Text", GeneratedClass.supplier("one/impl/Text", "Text.java", "built"));
    open();
    assertThat(answer()).isEqualTo("built");
  }
}
