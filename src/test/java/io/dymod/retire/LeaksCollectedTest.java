package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.testing.LeakLab;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may look like a leak and is none: the generation is collected without help. */
class LeaksCollectedTest {

  @TempDir Path work;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing        | | public Text() { }
          localvalue     | | static final ThreadLocal<Object> LOCAL = new ThreadLocal<>(); public String get() { LOCAL.set("a value of the JDK"); return ""; }
          serial         | | record Point(int x) implements java.io.Serializable {} public Text() throws Exception { new java.io.ObjectOutputStream(java.io.OutputStream.nullOutputStream()).writeObject(new Point(1)); }
          proxy          | | interface Own { } public Text() { java.lang.reflect.Proxy.newProxyInstance(Text.class.getClassLoader(), new Class<?>[] {Own.class, Runnable.class}, (p, m, a) -> null).getClass(); }
          handles        | | int field; public Text() throws Throwable { var lookup = java.lang.invoke.MethodHandles.lookup(); lookup.findVarHandle(Text.class, "field", int.class).set(this, 1); lookup.findVirtual(Text.class, "get", java.lang.invoke.MethodType.methodType(String.class)).invoke(this); }
          lambdas        | | public Text() { Runnable one = () -> get(); one.run(); java.util.List.of(1, 2).forEach(number -> get().length()); }
          records        | | record Pair(int a, String b) {} public Text() { new Pair(1, "").hashCode(); new Pair(2, "").toString(); }
          reflection     | | public Text() throws Exception { var method = Text.class.getMethod("get"); for (int i = 0; i < 200; i++) { method.invoke(this); } }
          commonpool     | | public Text() { java.util.concurrent.ForkJoinPool.commonPool().submit(() -> get()).join(); java.util.stream.IntStream.range(0, 1000).parallel().map(i -> get().length()).sum(); }
          logger         | | public Text() { System.getLogger("own").log(System.Logger.Level.DEBUG, "text"); }
          editors        | requires java.desktop; | public static class OwnEditor extends java.beans.PropertyEditorSupport {} public Text() { java.beans.PropertyEditorManager.findEditor(Text.class); }
          parser         | requires java.xml; | public Text() throws Exception { javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument(); }
          events         | requires jdk.jfr; | @jdk.jfr.Name("own") public static class Own extends jdk.jfr.Event {} public Text() { new Own().commit(); }
          idleexecutor   | | public Text() { var pool = java.util.concurrent.Executors.newFixedThreadPool(1); pool.execute(System::nanoTime); }
          httpclient     | requires java.net.http; | public Text() { java.net.http.HttpClient.newHttpClient().hashCode(); }
          delayer        | | public Text() { java.util.concurrent.CompletableFuture.runAsync(System::nanoTime, java.util.concurrent.CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.MILLISECONDS)).join(); }
          bundle         | | public static class Words extends java.util.ListResourceBundle { protected Object[][] getContents() { return new Object[][] {{"a", "b"}}; } } public Text() { java.util.ResourceBundle.getBundle("bundle.impl.Text$Words"); }
          classvalue     | | static final ClassValue<Object> VALUE = new ClassValue<>() { protected Object computeValue(Class<?> type) { return new Object(); } }; public Text() { VALUE.get(Text.class); }
          ownlogger      | requires java.logging; | static class Loud extends java.util.logging.Level { Loud() { super("LOUD", 950); } } public Text() { java.util.logging.Logger.getLogger("own.dymod").setLevel(new Loud()); }
          """)
  void itIsCollected(String name, String requires, String body) {
    try (LeakLab lab = new LeakLab(work).unit(name, requires, body).load()) {
      assertThat(lab.fates().get(name + "#1")).isInstanceOf(Outcome.Retired.class);
    }
  }

  @Test
  void whatTheHostKeepsOfTheModuleSystemKeepsNoGeneration() {
    LeakLab graph =
        new LeakLab(work)
            .unit(
                "graph",
                "",
                "public Text() { System.getProperties().put(\"dymod.test.self\", getClass()); }");
    try (LeakLab lab = graph.load()) {
      Class<?> type = (Class<?>) System.getProperties().remove("dymod.test.self");
      ModuleDescriptor descriptor = type.getModule().getDescriptor();
      Configuration configuration = type.getModule().getLayer().configuration();
      LeaksCollectedTest.class.getModule().addReads(type.getModule());
      type = null;
      assertThat(lab.fates().get("graph#1")).isInstanceOf(Outcome.Retired.class);
      assertThat(configuration.modules()).extracting(ResolvedModule::name).contains("graph");
      assertThat(descriptor.name()).isEqualTo("graph");
    }
  }
}
