package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Mode;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a handle, a list or a provider shows is the same in both modes. */
class BothModesTest {

  private static final String DECLARATIONS =
      IntStream.range(0, 254).mapToObj(i -> "int a" + i).collect(Collectors.joining(", "));
  private static final String ARGUMENTS =
      IntStream.range(0, 254).mapToObj(i -> "" + i).collect(Collectors.joining(", "));

  @TempDir Path work;
  private TestModules modules;

  private void module(String name, String declaration, String... namesAndTexts) {
    modules.sources(name, "module-info.java", "module " + name + " { " + declaration + " }");
    modules.compile(modules.sources(name, namesAndTexts), modules.path("mods").resolve(name));
  }

  private void fixed(String name, String declaration, String type, String text) {
    modules.sources(name, "module-info.java", "module " + name + " { " + declaration + " }");
    Path classes =
        modules.compile(modules.sources(name, type, text), modules.path("classes").resolve(name));
    modules.jarInPlace(classes, modules.path("mods").resolve(name + ".jar"));
  }

  private void writeApi() {
    module(
        "kit.api",
        "exports kit.api;",
        "kit/api/Wide.java",
        "package kit.api; public interface Wide { int last(%s); }".formatted(DECLARATIONS),
        "kit/api/Odd.java",
        """
        package kit.api;
        public interface Odd {
          Hidden hidden();
          kit.concealed.Type concealed(Hidden hidden);
          static String use(Odd odd) { return "" + odd.hidden() + odd.concealed(odd.hidden()); }
          abstract class Base implements Odd {
            public Hidden hidden() { return new Hidden(); }
            public kit.concealed.Type concealed(Hidden hidden) { return new kit.concealed.Type(); }
          }
        }
        class Hidden { public String toString() { return "hidden"; } }
        """,
        "kit/concealed/Type.java",
        "package kit.concealed; public class Type { public String toString() { return \" and concealed\"; } }",
        "kit/api/Fast.java",
        """
        package kit.api;
        import java.lang.annotation.*;
        @Retention(RetentionPolicy.RUNTIME) public @interface Fast {}
        """,
        "kit/api/Named.java",
        "package kit.api; public interface Named { String name(); }",
        "kit/api/Tool.java",
        "package kit.api; public interface Tool { String name(); }",
        "kit/api/Asker.java",
        "package kit.api; public interface Asker { String ask(); }");
  }

  private void writeUnits() {
    module(
        "kit.odd",
        "requires kit.api; provides kit.api.Wide with odd.W; provides kit.api.Odd with odd.O;",
        "odd/W.java",
        "package odd; public class W implements kit.api.Wide { public int last(%s) { return a253; } }"
            .formatted(DECLARATIONS),
        "odd/O.java",
        "package odd; public class O extends kit.api.Odd.Base {}");
    module(
        "kit.fast",
        "requires kit.api; provides kit.api.Named with fast.Quick, fast.Maker;",
        "fast/Quick.java",
        "package fast; @kit.api.Fast public class Quick implements kit.api.Named { public String name() { return \"quick\"; } }",
        "fast/Maker.java",
        """
        package fast;
        public class Maker {
          public static Made provider() { return new Made(); }
          public static class Made implements kit.api.Named { public String name() { return "made"; } }
        }
        """);
    String ask =
        "java.util.concurrent.CompletableFuture.supplyAsync(() -> io.dymod.Dymod.service(kit.api.Tool.class)).join()";
    module(
        "kit.ask",
        "requires kit.api; requires io.dymod; requires kit.helper; uses kit.api.Tool; provides kit.api.Asker with ask.Asks;",
        "ask/Asks.java",
        """
        package ask;
        public class Asks implements kit.api.Asker {
          private final kit.api.Tool own = %s;
          private final kit.api.Tool helped = helper.Helper.tool();
          public String ask() { return own.name() + ", " + helped.name(); }
        }
        """
            .formatted(ask));
  }

  /** They lie in jars, and don't reload. */
  private void writeFixed() {
    fixed(
        "kit.helper",
        "requires kit.api; requires io.dymod; uses kit.api.Tool; exports helper;",
        "helper/Helper.java",
        """
        package helper;
        import java.util.concurrent.CompletableFuture;
        public class Helper {
          public static kit.api.Tool tool() {
            return CompletableFuture.supplyAsync(() -> io.dymod.Dymod.service(kit.api.Tool.class)).join();
          }
        }
        """);
    fixed(
        "kit.bad",
        "requires kit.api; provides kit.api.Named with bad.Bad;",
        "bad/Bad.java",
        """
        package bad;
        public class Bad implements kit.api.Named {
          public Bad() { throw new IllegalStateException("no grass"); }
          public String name() { return "bad"; }
        }
        """);
    fixed(
        "kit.good",
        "requires kit.api; provides kit.api.Named with good.Good;",
        "good/Good.java",
        "package good; public class Good implements kit.api.Named { public String name() { return \"good\"; } }");
    fixed(
        "kit.tool",
        "requires kit.api; requires io.dymod; provides kit.api.Tool with tool.Scoped;",
        "tool/Scoped.java",
        """
        package tool;
        public class Scoped implements kit.api.Tool {
          private final String scope = io.dymod.Dymod.scope().toString();
          public String name() { return scope; }
        }
        """);
  }

  private void writeApplication() {
    module(
        "kit.app",
        "requires kit.api; requires io.dymod; uses kit.api.Wide; uses kit.api.Odd; uses kit.api.Named; uses kit.api.Asker;",
        "app/Main.java",
        """
        package app;
        import io.dymod.*;
        import java.util.concurrent.Callable;
        import java.util.stream.*;
        import kit.api.*;
        public class Main {
          public static void main(String[] arguments) {
            say("wide", () -> Dymod.service(Wide.class).last(%s));
            say("odd", () -> Odd.use(Dymod.service(Odd.class)));
            say("asks", () -> Dymod.service(Asker.class).ask());
            say("one module", () -> Dymod.service(Named.class, "kit.good").name());
            say("the bad module", () -> Dymod.service(Named.class, "kit.bad"));
            say("all", () -> Dymod.services(Named.class));
            say("types", () -> Dymod.providers(Named.class).stream()
                .map(provider -> provider.module() + " " + provider.type().getName()).toList());
            say("words", () -> Dymod.providers(Named.class));
            say("fast", () -> Dymod.providers(Named.class).stream()
                .filter(provider -> provider.type().isAnnotationPresent(Fast.class))
                .map(provider -> provider.get().name()).toList());
            say("same", () -> Dymod.providers(Named.class).get(3).get() == Dymod.providers(Named.class).get(3).get()
                && Dymod.providers(Named.class).equals(Dymod.providers(Named.class)));
            say("get", () -> Dymod.providers(Named.class).get(0).get());
          }
          private static void say(String what, Callable<Object> test) {
            try {
              System.out.println(what + ": " + test.call());
            } catch (Exception | java.util.ServiceConfigurationError failure) {
              System.out.println(what + ": " + failure + ", " + failure.getCause());
            }
          }
        }
        """
            .formatted(ARGUMENTS));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @EnumSource
  void theSameIsSeen(Mode mode) {
    modules = new TestModules(work);
    writeApi();
    writeFixed();
    writeUnits();
    writeApplication();
    List<String> options = mode == Mode.DEV ? List.of("-Ddymod.mode=dev") : List.of();
    String bad =
        "java.util.ServiceConfigurationError: kit.api.Named: Provider bad.Bad could not be"
            + " instantiated, java.lang.IllegalStateException: no grass";
    try (Program program =
        Program.start(modules.path("mods"), "kit.app/app.Main", options.toArray(String[]::new))) {
      assertThat(program.end())
          .filteredOn(line -> !line.startsWith("[dymod]"))
          .containsExactly(
              "wide: 253",
              "odd: hidden and concealed",
              "asks: scope of the application, scope of the application",
              "one module: good",
              "the bad module: " + bad,
              "all: " + bad,
              "types: [kit.bad bad.Bad, kit.fast fast.Quick, kit.fast fast.Maker$Made, kit.good good.Good]",
              "words: [bad.Bad in module kit.bad, fast.Quick in module kit.fast,"
                  + " fast.Maker in module kit.fast, good.Good in module kit.good]",
              "fast: [quick]",
              "same: true",
              "get: " + bad);
    }
  }
}
