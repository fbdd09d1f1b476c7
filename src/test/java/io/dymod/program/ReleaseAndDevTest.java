package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program does in dev what it does in release; what can't be the same is documented. */
class ReleaseAndDevTest {

  /** Each asks a unit that the application was started with, and has a copy of below. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("own", "[own]"),
          Map.entry("own by loader", "[own]"),
          Map.entry("own by layer", "[own]"),
          Map.entry("own by reference", "[own]"),
          Map.entry("own for each", "[own]"),
          Map.entry("made once", "true"),
          Map.entry("made anew", "true"),
          Map.entry("plug", "[plug 1]"),
          Map.entry("kept plug", "[plug 1]"),
          Map.entry("shared", "2"),
          Map.entry("shared of the other", "shared 1"),
          Map.entry("friend", "model 1"),
          Map.entry("granted by the command line", "secret"),
          Map.entry("granted to it", "0"),
          Map.entry("reads the class path", "true"),
          Map.entry("own loader while constructed", "true"));

  private static final String UNIT =
      """
      package one.impl;
      import ask.api.*;
      import java.util.*;
      import java.util.function.*;
      public class Answers implements Ask {
        private static final ServiceLoader<Plug> KEPT = ServiceLoader.load(Plug.class);
        private static final ServiceLoader<Spi> SPI = ServiceLoader.load(Spi.class);
        private final boolean seen = seesItself(Thread.currentThread().getContextClassLoader());
        public String ask(String what) {
          try { return String.valueOf(answer(what)); } catch (Throwable failure) { return failure.toString(); }
        }
        private Object answer(String what) throws Exception {
          Class<?> self = Answers.class;
          return switch (what) {
            case "own" -> texts(ServiceLoader.load(Spi.class));
            case "own by loader" -> texts(ServiceLoader.load(Spi.class, self.getClassLoader()));
            case "own by layer" -> texts(ServiceLoader.load(self.getModule().getLayer(), Spi.class));
            case "own by reference" -> {
              Function<Class<Spi>, ServiceLoader<Spi>> load = ServiceLoader::load;
              Supplier<java.util.stream.Stream<ServiceLoader.Provider<Spi>>> all = load.apply(Spi.class)::stream;
              yield all.get().map(ServiceLoader.Provider::get).map(Spi::text).toList();
            }
            case "own for each" -> {
              List<String> texts = new ArrayList<>();
              for (Spi spi : ServiceLoader.load(Spi.class)) texts.add(spi.text());
              yield texts;
            }
            case "made once" -> SPI.findFirst().get() == SPI.iterator().next();
            case "made anew" -> {
              Spi before = SPI.findFirst().get();
              SPI.reload();
              yield before != SPI.findFirst().get();
            }
            case "plug" -> ServiceLoader.load(Plug.class).stream().map(p -> p.get().text()).toList();
            case "kept plug" -> {
              List<String> texts = new ArrayList<>();
              KEPT.iterator().forEachRemaining(plug -> texts.add(plug.text()));
              yield texts;
            }
            case "shared" -> Collections.list(self.getClassLoader().getResources("META-INF/shared.txt")).size();
            case "shared of the other" -> Reach.text(self.getClassLoader().getResource("META-INF/two.txt"));
            case "friend" -> {
              Object model = ServiceLoader.load(Plug.class).findFirst().get().model();
              var text = model.getClass().getDeclaredField("text");
              text.setAccessible(true);
              yield text.get(model);
            }
            case "granted by the command line" -> Reach.into(new one.secret.Secret(), "text");
            case "granted to it" -> {
              var hash = String.class.getDeclaredField("hash");
              hash.setAccessible(true);
              yield hash.get("");
            }
            case "reads the class path" -> self.getModule().canRead(ClassLoader.getSystemClassLoader().getUnnamedModule());
            case "own loader while constructed" -> seen;
            case "by name from elsewhere" -> Class.forName(self.getName()) == Reach.byName(self.getName());
            case "context loader" -> seesItself(Thread.currentThread().getContextClassLoader());
            case "system loader" -> seesItself(ClassLoader.getSystemClassLoader());
            case "copied elsewhere" -> Reach.copy(Kind.A) == Kind.A;
            case "proxy of the system loader" -> Objects.nonNull(java.lang.reflect.Proxy.newProxyInstance(ClassLoader.getSystemClassLoader(), new Class<?>[] {Spi.class}, (p, m, a) -> null));
            case "path" -> java.nio.file.Path.of(self.getResource("/META-INF/shared.txt").toURI()).getFileName();
            case "patched" -> Patched.text();
            default -> what;
          };
        }
        enum Kind { A }
        private static List<String> texts(ServiceLoader<Spi> loader) {
          return loader.stream().map(provider -> provider.get().text()).toList();
        }
        private static boolean seesItself(ClassLoader loader) {
          try { return Class.forName(Answers.class.getName(), false, loader) == Answers.class; } catch (ClassNotFoundException none) { return false; }
        }
      }
      """;

  @TempDir Path work;
  private TestModules modules;
  private Path mods;

  @BeforeEach
  void build() {
    modules = new TestModules(work);
    mods = work.resolve("mods");
    compile(
        "ask.api",
        "module-info.java",
        "module ask.api { exports ask.api; }",
        "ask/api/Ask.java",
        "package ask.api; public interface Ask { String ask(String what); }",
        "ask/api/Plug.java",
        "package ask.api; public interface Plug { String text(); Object model(); }",
        "ask/api/Reach.java",
        """
        package ask.api;
        import java.io.*;
        public final class Reach {
          public static Object into(Object object, String field) throws Exception {
            var found = object.getClass().getDeclaredField(field);
            found.setAccessible(true);
            return found.get(object);
          }
          public static Class<?> byName(String name) throws Exception { return Class.forName(name); }
          public static String text(java.net.URL url) throws IOException {
            try (InputStream in = url.openStream()) { return new String(in.readAllBytes()); }
          }
          public static Object copy(Object object) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(object);
            return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
          }
        }
        """);
    plug("1");
    compile(
        "one",
        "module-info.java",
        "module one { requires ask.api; uses ask.api.Plug; uses one.impl.Spi; provides one.impl.Spi with one.own.Own; provides ask.api.Ask with one.impl.Answers; }",
        "one/impl/Spi.java",
        "package one.impl; public interface Spi { String text(); }",
        "one/own/Own.java",
        "package one.own; public class Own implements one.impl.Spi { public String text() { return \"own\"; } }",
        "one/secret/Secret.java",
        "package one.secret; public class Secret { private final String text = \"secret\"; }",
        "one/impl/Patched.java",
        "package one.impl; class Patched { static String text() { return \"unpatched\"; } }",
        "one/impl/Answers.java",
        UNIT);
    TestModules.write(mods.resolve("one"), "META-INF/shared.txt", "shared of one");
    compile(
        "ask.app",
        "module-info.java",
        "module ask.app { requires io.dymod; requires ask.api; uses ask.api.Ask; }",
        "ask/app/Main.java",
        """
        package ask.app;
        import java.io.*;
        public class Main {
          public static void main(String[] arguments) throws IOException {
            ask.api.Ask ask = io.dymod.Dymod.service(ask.api.Ask.class);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
            for (String line = in.readLine(); line != null; line = in.readLine()) System.out.println("= " + ask.ask(line));
          }
        }
        """);
  }

  private void plug(String number) {
    plug(number, "Maker");
  }

  private void plug(String number, String maker) {
    Path two =
        compile(
            "two",
            "module-info.java",
            "module two { requires ask.api; opens two.model to one; provides ask.api.Plug with two.impl.%s; }"
                .formatted(maker),
            "two/model/Model.java",
            "package two.model; public class Model { private final String text = \"model %s\"; }"
                .formatted(number),
            "two/impl/%s.java".formatted(maker),
            """
            package two.impl;
            public class %s {
              public static ask.api.Plug provider() {
                return new ask.api.Plug() {
                  public String text() { return "plug %s"; }
                  public Object model() { return new two.model.Model(); }
                };
              }
            }
            """
                .formatted(maker, number));
    TestModules.write(two, "META-INF/shared.txt", "shared of two");
    TestModules.write(two, "META-INF/two.txt", "shared " + number);
  }

  private Path compile(String module, String... files) {
    return modules.compile(modules.sources(module, files), mods.resolve(module));
  }

  private Program start(String mode, String... more) {
    String[] options = {
      "-Ddymod.mode=" + mode,
      "-Ddymod.sources=off",
      "--add-reads=one=ALL-UNNAMED",
      "--add-opens=one/one.secret=ask.api",
      "--add-opens=java.base/java.lang=one,io.dymod"
    };
    String[] all = new String[options.length + more.length];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(more, 0, all, options.length, more.length);
    return Program.start(mods, "ask.app/ask.app.Main", all);
  }

  private static Map<String, String> ask(Program program) {
    Map<String, String> answers = new TreeMap<>();
    SAME.keySet().forEach(what -> answers.put(what, program.ask(what)));
    return answers;
  }

  @Test
  void devAnswersAsReleaseDoesAndAfterAnEditAsReleaseWould() {
    try (Program release = start("release")) {
      assertThat(ask(release)).containsExactlyInAnyOrderEntriesOf(SAME);
    }
    try (Program dev = start("dev")) {
      assertThat(ask(dev)).containsExactlyInAnyOrderEntriesOf(SAME);
      plug("2");
      dev.awaitAnswer("plug", "[plug 2]");
      assertThat(dev.ask("kept plug")).isEqualTo("[plug 2]");
      assertThat(dev.ask("shared")).isEqualTo("2");
      dev.awaitAnswer("shared of the other", "shared 2");
      assertThat(dev.ask("friend")).isEqualTo("model 2");
      assertThat(dev.ask("own")).isEqualTo("[own]");
    }
  }

  @Test
  void aProviderThatIsRenamedIsNotMissedByServiceLoadersOfOthers() {
    try (Program dev = start("dev")) {
      plug("2", "Renamed");
      TestModules.delete(mods.resolve("two/two/impl/Maker.class"));
      dev.awaitAnswer("plug", "[plug 2]");
    }
  }

  /** See docs/differences.md: each row that has to do with classes and resources. */
  @Test
  void whatCannotBeTheSameIsAsDocumented() {
    Path patch =
        modules.compile(
            modules.sources(
                "one",
                "one/impl/Patched.java",
                "package one.impl; class Patched { static String text() { return \"patched\"; } }"),
            work.resolve("patch"));
    String option = "--patch-module=one=" + patch;
    try (Program release = start("release", option)) {
      assertThat(release.ask("by name from elsewhere")).isEqualTo("true");
      assertThat(release.ask("context loader")).isEqualTo("true");
      assertThat(release.ask("copied elsewhere")).isEqualTo("true");
      assertThat(release.ask("proxy of the system loader")).isEqualTo("true");
      assertThat(release.ask("path")).isEqualTo("shared.txt");
      assertThat(release.ask("patched")).isEqualTo("patched");
    }
    try (Program dev = start("dev", option)) {
      assertThat(dev.ask("by name from elsewhere")).isEqualTo("false");
      assertThat(dev.ask("context loader")).isEqualTo("false");
      assertThat(dev.ask("system loader")).isEqualTo("false");
      assertThat(dev.ask("copied elsewhere")).isEqualTo("false");
      assertThat(dev.ask("proxy of the system loader"))
          .contains("IllegalArgumentException", "not visible from class loader");
      assertThat(dev.ask("path")).contains("FileSystemNotFoundException");
      assertThat(dev.ask("patched")).isEqualTo("unpatched");
      assertThat(dev.output())
          .anyMatch(
              line ->
                  line.contains(
                      "--patch-module one does not reach its generations, which are made from what lies at its place alone"));
    }
  }

  @Test
  void whatOnlyTheCopyMayUseIsReportedWithTheFlag() {
    String option = "--add-exports=java.base/jdk.internal.misc=one";
    try (Program dev = start("dev", option)) {
      assertThat(dev.ask("own")).isEqualTo("[own]");
      assertThat(dev.output())
          .anyMatch(
              line ->
                  line.contains(
                      "one may use java.base/jdk.internal.misc, which is granted to it by name and so not to its generations: open it to io.dymod too, which passes it on (--add-opens java.base/jdk.internal.misc=io.dymod)"));
    }
  }
}
