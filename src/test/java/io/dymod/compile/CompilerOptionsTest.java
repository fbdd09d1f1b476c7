package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.DymodException;
import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Program;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compiler does what the project needs, as far as it is told; what it can't do is said. */
class CompilerOptionsTest {

  @TempDir Path work;
  private TestModules modules;
  private SupplierUnit unit;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    CompilerOptionsTest.class.getModule().addUses(Supplier.class);
    unit = SupplierUnit.write(modules, "one", "\"1\"");
  }

  private Host open(String... javac) {
    return Host.open(
        Settings.builder().mode(Mode.DEV).path(unit.sources()).auto(false).javac(javac).build());
  }

  @Test
  void anAnnotationProcessorRunsWhereItIsNamed() {
    Path processor =
        modules.sources(
            "making",
            "module-info.java",
            "module making { requires java.compiler; provides javax.annotation.processing.Processor with making.Making; }",
            "making/Making.java",
            """
            package making;
            import java.io.*;
            import java.util.*;
            import javax.annotation.processing.*;
            import javax.lang.model.SourceVersion;
            import javax.lang.model.element.*;
            import javax.tools.StandardLocation;
            @SupportedAnnotationTypes("*")
            public class Making extends AbstractProcessor {
              private boolean done;
              @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }
              @Override public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
                if (!done) {
                  done = true;
                  try (Writer made = processingEnv.getFiler().createSourceFile("one.impl.Made").openWriter();
                      Writer list = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "one.impl", "list.txt").openWriter()) {
                    made.write("package one.impl; class Made { static String made() { return \\"made\\"; } }");
                    list.write(" and listed");
                  } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                  }
                }
                return false;
              }
            }
            """);
    Path path = modules.compile(processor, work.resolve("processors/making"));
    read("Made.made()");
    try (Host host = open("--processor-module-path", path.getParent().toString())) {
      assertThat(host.service(Supplier.class).get()).isEqualTo("made and listed");
      read("Made.made() + \" anew\"");
      assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
      assertThat(host.service(Supplier.class).get()).isEqualTo("made anew and listed");
    }
  }

  private void read(String expression) {
    unit.provider(
        """
        public String get() {
          try (var in = Text.class.getResourceAsStream("list.txt")) {
            return %s + new String(in.readAllBytes());
          } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
          }
        }
        """
            .formatted(expression));
  }

  @Test
  void theReleaseAndTheEncodingCanBeSet() throws Exception {
    Path text = unit.sources().resolve("one/impl/Text.java");
    unit.supply("\"\u00e9\" + new Object() { int it() { var x = 1; return x; } }.it()");
    Files.write(text, Files.readString(text).getBytes(StandardCharsets.ISO_8859_1));
    try (Host host = open("-encoding", "ISO-8859-1", "--release", "11")) {
      assertThat(host.service(Supplier.class).get()).isEqualTo("\u00e91");
      unit.supply("switch (1) { case 1 -> \"1\"; default -> \"\"; }");
      assertThat(host.reload())
          .singleElement()
          .extracting(Outcome::message)
          .asString()
          .contains("-source 11");
    }
  }

  @Test
  void anOptionOfDymodsOwnIsRefused() {
    assertThatThrownBy(() -> open("-d", "classes"))
        .isExactlyInstanceOf(DymodException.class)
        .hasMessage(
            "dymod.javac has the option -d, which is not for you to set: Dymod compiles in memory,"
                + " with the modules of the application. Remove it.");
    assertThatThrownBy(() -> open("--module-path=mods"))
        .hasMessageContaining("has the option --module-path=mods, which is not for you");
  }

  @Test
  void anOptionThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> open("-Xnonsense"))
        .isExactlyInstanceOf(DymodException.class)
        .hasMessage(
            "dymod.javac has an option that the compiler does not take: error: invalid flag:"
                + " -Xnonsense");
    assertThatThrownBy(() -> open("-encoding", "klingon"))
        .hasMessageStartingWith("dymod.javac has an option that the compiler does not take: ");
  }

  @Test
  void withoutACompilerItSaysSoAndTakesClassFiles() {
    Path mods = modules.exploded("sheep.api", "shepherd");
    Path output = work.resolve("target/classes");
    Path sources = work.resolve("src/main/java");
    TestModules.copy(modules.sources("sheep"), sources);
    modules.compile(sources, output);
    try (Program program =
        Program.start(
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev",
            "-Ddymod.auto=false",
            "-Ddymod.path=" + output,
            "--limit-modules",
            "shepherd,java.logging,java.xml,java.naming,jdk.unsupported,ch.qos.logback.classic,directory.watcher,com.sun.jna")) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.output())
          .contains(
              "[dymod] class files only: this Java runtime has no compiler (module jdk.compiler)");
      TestModules.edit(sources.resolve("sheep/impl/CountSheep.java"), "Many", "Heaps");
      assertThat(program.ask("reload")).isEqualTo("nothing has changed");
      modules.compile(sources, output);
      assertThat(program.ask("reload")).startsWith("sheep#2 live");
      assertThat(program.ask("count 3")).isEqualTo("Heaps");
    }
  }
}
