package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Mode;
import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When the program ends, what providers have started ends, in both modes alike. */
class EndTest {

  @TempDir Path work;
  private Path mods;

  @BeforeEach
  void compile() {
    TestModules modules = new TestModules(work);
    mods = work.resolve("mods");
    modules.compile(
        modules.sources(
            "closing",
            "module-info.java",
            "module closing { requires io.dymod; provides java.util.function.Supplier with closing.impl.Text; }",
            "closing/impl/Text.java",
            """
            package closing.impl;
            import io.dymod.*;
            public class Text implements java.util.function.Supplier<String>, AutoCloseable, Exclusive {
              private final Object own = Dymod.scope().add(() -> System.out.println("scope closed"));
              public String get() { return "answered"; }
              @Override public void take() { System.out.println("taken"); }
              @Override public void release() { System.out.println("released"); }
              @Override public void close() { System.out.println("provider closed"); }
            }
            """),
        mods.resolve("closing"));
    modules.compile(
        modules.sources(
            "app",
            "module-info.java",
            "module app { requires io.dymod; requires org.slf4j; uses java.util.function.Supplier; }",
            "app/Main.java",
            """
            package app;
            import io.dymod.*;
            public class Main {
              public static void main(String[] arguments) throws Exception {
                java.util.function.Supplier<?> service = Dymod.service(java.util.function.Supplier.class);
                System.out.println(service.get());
                // To start logging takes a while, for which the end of a process does not wait.
                org.slf4j.LoggerFactory.getLogger("app").debug("at work");
                switch (arguments[0]) {
                  case "exit" -> System.exit(0);
                  case "inside" -> Dymod.onReload(outcome -> System.exit(0));
                  default -> { }
                }
                if (arguments[0].equals("inside")) { Thread.sleep(100_000_000); }
              }
            }
            """),
        mods.resolve("app"));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({"RELEASE, return", "RELEASE, exit", "DEV, return", "DEV, exit", "DEV, inside"})
  void whatProvidersHaveStartedIsClosed(Mode mode, String end) {

    try (Program program =
        Program.start(
            Libraries.all(),
            mods,
            "app/app.Main",
            List.of(end),
            "-Ddymod.mode=" + mode.name().toLowerCase(java.util.Locale.ROOT))) {
      assertThat(program.end())
          .filteredOn(
              line -> line.matches("(taken|answered|released|provider closed|scope closed)"))
          .containsExactly("taken", "answered", "released", "provider closed", "scope closed");
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource(Mode.class)
  void itEndsHoweverMuchHangs(Mode mode) {
    TestModules modules = new TestModules(work);
    modules.compile(
        modules.sources(
            "closing",
            "closing/impl/Text.java",
            """
            package closing.impl;
            import io.dymod.*;
            public class Text implements java.util.function.Supplier<String>, AutoCloseable {
              public Text() {
                Dymod.scope().add(() -> System.out.println("the last one closed"));
                for (int thing = 0; thing < 100; thing++) { Dymod.scope().add(Text::hang); }
              }
              static void hang() {
                while (true) { try { Thread.sleep(100_000_000); } catch (InterruptedException stubborn) { } }
              }
              public String get() { return "answered"; }
              @Override public void close() { hang(); }
            }
            """),
        mods.resolve("closing"));
    try (Program program =
        Program.start(
            Libraries.all(),
            mods,
            "app/app.Main",
            List.of("exit"),
            "-Ddymod.mode=" + mode.name().toLowerCase(java.util.Locale.ROOT),
            "-Ddymod.shutdown=6000")) {
      assertThat(program.end())
          .contains("answered", "the last one closed")
          .anyMatch(line -> line.contains("closing.impl.Text.close(): not done after "));
    }
  }
}
