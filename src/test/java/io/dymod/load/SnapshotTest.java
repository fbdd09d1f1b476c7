package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation's classes and resources come from the bytes it was loaded from, for good. */
class SnapshotTest {

  private static final String READER =
      """
      package one.impl;
      import java.io.*;
      import java.net.URL;
      import java.nio.charset.StandardCharsets;
      import java.util.ResourceBundle;
      public class Reader implements java.util.function.Function<String, Object> {
        public Object apply(String how) {
          try {
            return switch (how) {
              case "class" -> text(Reader.class.getResourceAsStream("text.txt"));
              case "module" -> text(Reader.class.getModule().getResourceAsStream("one/impl/text.txt"));
              case "loader" -> String.valueOf(Reader.class.getClassLoader().getResource("one/impl/text.txt"));
              case "root" -> text(Reader.class.getClassLoader().getResourceAsStream("root.txt"));
              case "url" -> Reader.class.getResource("text.txt");
              case "bundle" -> ResourceBundle.getBundle("one.impl.words").getString("word");
              case "manifest" -> text(Reader.class.getClassLoader().getResourceAsStream("META-INF/MANIFEST.MF"));
              case "none" -> String.valueOf(Reader.class.getResource("none.txt"));
              case "lazy" -> new Lazy().toString();
              case "layer" -> Reader.class.getModule().getLayer();
              case "source" -> Reader.class.getProtectionDomain().getCodeSource().getLocation();
              case "services" -> java.util.ServiceLoader.load(Reader.class.getModule().getLayer(), java.util.function.Function.class).findFirst().get().getClass().getName();
              default -> how;
            };
          } catch (IOException failure) {
            return failure.toString();
          }
        }
        private static String text(InputStream in) throws IOException {
          try (in) { return new String(in.readAllBytes(), StandardCharsets.UTF_8); }
        }
      }
      """;

  @TempDir Path work;
  private TestModules modules;
  private Path sources;
  private Path exploded;
  private Host host;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    SnapshotTest.class.getModule().addUses(Function.class);
    SnapshotTest.class.getModule().addUses(Supplier.class);
    sources =
        modules.sources(
            "one",
            "module-info.java",
            "module one { uses java.util.function.Function; provides java.util.function.Function with one.impl.Reader; }",
            "one/impl/Reader.java",
            READER,
            "one/impl/Lazy.java",
            "package one.impl; class Lazy { public String toString() { return \"lazy 1\"; } }");
    exploded = modules.compile(sources, work.resolve("exploded"));
    resources("1");
  }

  private void resources(String number) {
    TestModules.write(exploded, "one/impl/text.txt", "text " + number);
    TestModules.write(exploded, "one/impl/words.properties", "word=bundle " + number);
    TestModules.write(exploded, "root.txt", "root " + number);
    TestModules.write(exploded, "META-INF/MANIFEST.MF", "Mine: " + number);
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void resourcesAreFoundInEachWayThereIs() throws IOException {
    open(exploded);
    assertThat(ask("class")).isEqualTo("text 1");
    assertThat(ask("module")).isEqualTo("text 1");
    assertThat(ask("root")).isEqualTo("root 1");
    assertThat(ask("bundle")).isEqualTo("bundle 1");
    assertThat(ask("loader")).as("a resource in a package that is not open").isEqualTo("null");
    assertThat(ask("none")).isEqualTo("null");
    assertThat(ask("manifest")).as("its own comes before those of others").isEqualTo("Mine: 1");
    assertThat(ask("source")).isEqualTo(exploded.toUri().toURL());
    assertThat(ask("services")).isEqualTo("one.impl.Reader");
    try (InputStream in = ((URL) ask("url")).openStream()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text 1");
    }
  }

  @Test
  void changedResourcesAreAReload() {
    open(exploded);
    resources("2");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(ask("class")).isEqualTo("text 2");
    assertThat(ask("bundle")).isEqualTo("bundle 2");
  }

  @Test
  void nothingIsReadFromDiskOnceItIsLoaded() {
    open(exploded);
    TestModules.delete(exploded);
    assertThat(ask("lazy")).isEqualTo("lazy 1");
    assertThat(ask("class")).isEqualTo("text 1");
    assertThat(ask("bundle")).isEqualTo("bundle 1");
  }

  @Test
  void theModuleReferenceOfEachGenerationReadsItsOwnBytes() throws IOException {
    open(exploded);
    ModuleLayer first = (ModuleLayer) ask("layer");
    resources("2");
    host.reload();
    ModuleLayer second = (ModuleLayer) ask("layer");
    resources("3");
    host.reload();
    assertThat(text(first)).isEqualTo("text 1");
    assertThat(text(second)).isEqualTo("text 2");
    assertThat(text((ModuleLayer) ask("layer"))).isEqualTo("text 3");
  }

  private static String text(ModuleLayer layer) throws IOException {
    ModuleReference reference = layer.configuration().findModule("one").orElseThrow().reference();
    try (ModuleReader reader = reference.open();
        InputStream in = reader.open("one/impl/text.txt").orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aDeclarationThatChangesCountsFromTheNextGenerationOn() {
    open(exploded);
    resources("2");
    host.reload();
    TestModules.edit(sources.resolve("module-info.java"), "module one", "open module one");
    modules.compile(sources, exploded);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(ask("loader")).as("a resource in a package that is open").isNotEqualTo("null");
    assertThat(ask("class")).isEqualTo("text 2");
  }

  @Test
  void aJarThatIsNoModuleAnyMoreIsRemoved() throws IOException {
    Path jars = Files.createDirectories(work.resolve("jars"));
    Path jar = modules.jarInPlace(exploded, jars.resolve("one.jar"));
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(jars)
                .patience(Duration.ofMillis(20))
                .removal(Duration.ofMillis(20))
                .build());
    BlockingQueue<Outcome> told = new LinkedBlockingQueue<>();
    host.onReload(told::add);
    Files.delete(exploded.resolve("module-info.class"));
    modules.jarByRename(exploded, jar);
    Await.until(
        told::toString,
        () ->
            told.stream()
                .anyMatch(
                    outcome ->
                        outcome instanceof Outcome.Swapped swapped
                            && swapped.removed().equals(List.of("one"))));
  }

  @Test
  void aJarIsNotHeldOpenAndCanBeOverwrittenWhileItServes() throws IOException {
    Path jar = modules.jarInPlace(exploded, work.resolve("one.jar"));
    open(jar);
    assertThat(openFiles()).doesNotContain(jar);
    Files.write(jar, new byte[] {1, 2, 3});
    assertThat(ask("lazy")).isEqualTo("lazy 1");
    assertThat(ask("class")).isEqualTo("text 1");
    Files.delete(jar);
    assertThat(ask("bundle")).isEqualTo("bundle 1");
  }

  private static List<Path> openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeThat(descriptors).exists();
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.map(SnapshotTest::target).toList();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return descriptor.toRealPath();
    } catch (IOException closed) {
      return descriptor;
    }
  }

  @Test
  void ofAMultiReleaseJarTheEntriesForThisReleaseCount() throws IOException {
    Path jar = work.resolve("one.jar");
    jar(
        jar,
        Map.of("Multi-Release", "true"),
        Map.of(
            "META-INF/versions/17/one/impl/text.txt",
            "text for 17",
            "META-INF/versions/99/one/impl/text.txt",
            "text for 99"));
    open(jar);
    assertThat(ask("class")).isEqualTo("text for 17");
  }

  @Test
  void aClassPathInTheManifestOfAModularJarIsIgnoredAsTheJdkDoes() throws IOException {
    Path jar = work.resolve("one.jar");
    jar(jar, Map.of("Class-Path", "nowhere.jar"), Map.of("META-INF/SIG.SF", "no signature"));
    open(jar);
    assertThat(ask("class")).isEqualTo("text 1");
  }

  private void jar(Path jar, Map<String, String> attributes, Map<String, String> more)
      throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(exploded)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !f.endsWith("MANIFEST.MF")).toList()) {
        entries.putNextEntry(new JarEntry(exploded.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
      for (Map.Entry<String, String> entry : more.entrySet()) {
        entries.putNextEntry(new JarEntry(entry.getKey()));
        entries.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void pathsMayHaveSpacesUmlautsAndEmoji() {
    SupplierUnit unit = SupplierUnit.write(modules, "two", "\"ü\"");
    Path odd = modules.compile(unit.sources(), work.resolve("mit Leerzeichen/schöne 🐑 Schafe"));
    open(odd);
    assertThat(host.service(Supplier.class).get()).isEqualTo("ü");
  }

  private void open(Path path) {
    host =
        Host.open(Settings.builder().mode(Mode.DEV).path(path).auto(false).sources(false).build());
  }

  private Object ask(String how) {
    @SuppressWarnings("unchecked")
    Function<String, Object> reader = host.service(Function.class);
    return reader.apply(how);
  }
}
