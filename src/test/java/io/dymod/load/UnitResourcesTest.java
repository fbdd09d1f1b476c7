package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.testing.TestModules;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resources of a unit are found and opened as those of an exploded module are. */
class UnitResourcesTest {

  @TempDir Path work;
  private Path exploded;
  private Host host;
  private Class<?> type;

  @BeforeEach
  void open() {
    TestModules modules = new TestModules(work);
    UnitResourcesTest.class.getModule().addUses(Supplier.class);
    Path sources =
        modules.sources(
            "one",
            "module-info.java",
            "module one { provides java.util.function.Supplier with one.impl.Me; opens one.impl; }",
            "one/impl/Me.java",
            "package one.impl; public class Me implements java.util.function.Supplier<Class<?>> { public Class<?> get() { return Me.class; } }");
    exploded = modules.compile(sources, work.resolve("exploded"));
    write("1");
    host =
        Host.open(
            Settings.builder().mode(Mode.DEV).path(exploded).auto(false).sources(false).build());
    type = (Class<?>) host.service(Supplier.class).get();
  }

  private void write(String number) {
    TestModules.write(exploded, "one/impl/a.txt", "a" + number);
    TestModules.write(exploded, "one/impl/b c+ü.txt", "b" + number);
    TestModules.write(exploded, "one/impl/deep/x.xml", "<x>x" + number + "</x>");
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void aUrlLeadsToTheOthersBesideIt() throws Exception {
    URL a = type.getResource("a.txt");
    assertThat(text(new URL(a, "b c+ü.txt"))).isEqualTo("b1");
    assertThat(text(new URL(a, "b%20c+%C3%BC.txt"))).isEqualTo("b1");
    assertThat(text(new URL(a, "deep/../a.txt"))).isEqualTo("a1");
    assertThat(text(a.toURI().resolve("deep/x.xml").toURL())).isEqualTo("<x>x1</x>");
    assertThatThrownBy(() -> text(new URL(a, "none.txt")))
        .isExactlyInstanceOf(FileNotFoundException.class)
        .hasMessageEndingWith("/one/impl/none.txt: there is no such file in this generation");
  }

  @Test
  void aUrlCanBeOpenedFromItsText() throws Exception {
    URL odd = type.getResource("b c+ü.txt");
    assertThat(text(new URL(odd.toExternalForm()))).isEqualTo("b1");
    assertThat(new URL(odd.toExternalForm())).isEqualTo(odd).hasSameHashCodeAs(odd);
    String xml = new URL(type.getResource("a.txt"), "deep/x.xml").toExternalForm();
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml)
                .getDocumentElement()
                .getTextContent())
        .isEqualTo("x1");
  }

  @Test
  void aUrlStaysWithItsGeneration() throws Exception {
    URL first = type.getResource("a.txt");
    write("2");
    host.reload();
    type = (Class<?>) host.service(Supplier.class).get();
    assertThat(text(first)).isEqualTo("a1");
    assertThat(text(new URL(first.toExternalForm()))).isEqualTo("a1");
    assertThat(text(type.getResource("a.txt"))).isEqualTo("a2");
    assertThat(type.getResource("a.txt")).isNotEqualTo(first);
  }

  @Test
  void aUrlOfAGenerationThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> text(URI.create("dymod:/one/99/one/impl/a.txt").toURL()))
        .isExactlyInstanceOf(FileNotFoundException.class)
        .hasMessage("dymod:/one/99/one/impl/a.txt: this generation is no longer in memory");
  }

  @Test
  void aConnectionSaysWhatThatOfAFileSays() throws Exception {
    URLConnection a = type.getResource("a.txt").openConnection();
    assertThat(a.getContentType()).isEqualTo("text/plain");
    assertThat(a.getContentLength()).isEqualTo(2);
    assertThat(a.getLastModified()).isPositive();
    assertThat(a.getHeaderField("Content-Length")).isEqualTo("2");
    assertThat((InputStream) a.getContent()).hasContent("a1");
  }

  @Test
  void directoriesAreThere() throws Exception {
    URL directory = type.getResource("/one/impl/");
    assertThat(text(directory)).isEqualTo("Me.class\na.txt\nb c+ü.txt\ndeep\n");
    assertThat(text(new URL(directory, "deep/x.xml"))).isEqualTo("<x>x1</x>");
    assertThat(type.getResource("/one/impl/a.txt/")).isNull();
    assertThat(type.getResource("/one/impl/../impl/a.txt")).isNull();
    assertThat(type.getClassLoader().getResource("one/impl/deep")).isNotNull();
    try (InputStream in = type.getResourceAsStream("/one/impl")) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void theModuleReaderReadsAndListsAsThatOfAnExplodedModule() throws Exception {
    ModuleReader reader =
        type.getModule()
            .getLayer()
            .configuration()
            .findModule("one")
            .orElseThrow()
            .reference()
            .open();
    assertThat(text(reader.find("one/impl/a.txt").orElseThrow().toURL())).isEqualTo("a1");
    assertThat(reader.find("one/impl")).isPresent();
    assertThat(reader.list())
        .containsExactly(
            "module-info.class",
            "one/",
            "one/impl/",
            "one/impl/Me.class",
            "one/impl/a.txt",
            "one/impl/b c+ü.txt",
            "one/impl/deep/",
            "one/impl/deep/x.xml");
    reader.close();
    assertThatThrownBy(() -> reader.find("one/impl/a.txt")).hasMessage("ModuleReader is closed");
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
