package io.dymod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users assert of their own units. */
class LeakCheckTest {

  @SuppressWarnings("ReturnValueIgnored") // The call alone is the use.
  private static final Consumer<Host> USE = host -> host.service(Supplier.class).get();

  @TempDir Path work;
  private TestModules modules;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    LeakCheckTest.class.getModule().addUses(Supplier.class);
  }

  @Test
  void aCleanUnitPassesInEachForm() throws Exception {
    SupplierUnit unit = SupplierUnit.write(modules, "clean", "\"clean\"");
    List<Object> answers = new ArrayList<>();
    Consumer<Host> use = host -> answers.add(host.service(Supplier.class).get());
    LeakCheck.assertUnloads(use, unit.sources());
    Path exploded = modules.compile(unit.sources(), work.resolve("exploded/clean"));
    LeakCheck.assertUnloads(use, exploded);
    LeakCheck.assertUnloads(use, modules.jarInPlace(exploded, work.resolve("clean.jar")));
    assertThat(answers).hasSize(12).containsOnly("clean");
    try (var files = Files.list(unit.sources())) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aLeakIsThrownWithSuspectsAndPath() {
    SupplierUnit unit = SupplierUnit.write(modules, "hooked", "\"\"");
    unit.provider(
        "public String get() { Runtime.getRuntime().addShutdownHook(new Thread(this::get2)); return \"\"; } void get2() { }");
    assertThatThrownBy(() -> LeakCheck.assertUnloads(USE, unit.sources()))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith("hooked#1 leaked: it left ")
        .hasMessageContaining("- maybe a shutdown hook, which can't be seen from outside")
        .hasMessageContaining("- static field java.lang.ApplicationShutdownHooks.hooks");
  }

  @Test
  void troubleAtTheEndIsThrown() {
    SupplierUnit unit = SupplierUnit.write(modules, "sour", "\"\"");
    unit.provider(
        """
        static class Sour implements java.util.function.Supplier<String>, AutoCloseable {
          public String get() { return ""; }
          public void close() { throw new IllegalStateException("sour"); }
        }
        public static java.util.function.Supplier<String> provider() { return new Sour(); }
        public String get() { return ""; }
        """);
    assertThatThrownBy(() -> LeakCheck.assertUnloads(USE, unit.sources()))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "- sour.impl.Text$Sour.close(): java.lang.IllegalStateException: sour");
  }

  @Test
  void aUnitThatCannotBeLoadedIsThrown() {
    SupplierUnit unit = SupplierUnit.write(modules, "broken", "\"\"");
    unit.provider(
        "public Text() { throw new IllegalStateException(\"broken\"); } public String get() { return \"\"; }");
    assertThatThrownBy(() -> LeakCheck.assertUnloads(USE, unit.sources()))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "the units do not reload: broken rejected: java.lang.IllegalStateException: broken");
  }

  @Test
  void whatTheTestThrowsComesOut() {
    SupplierUnit unit = SupplierUnit.write(modules, "fine", "\"\"");
    AssertionError mine = new AssertionError("mine");
    assertThatThrownBy(
            () ->
                LeakCheck.assertUnloads(
                    host -> {
                      throw mine;
                    },
                    unit.sources()))
        .isSameAs(mine);
  }
}
