package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.testing.LeakLab;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would pin a generation, and is undone when it retires: by its scope, or by public means. */
class LeaksReleasedTest {

  @TempDir Path work;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          thread      | | public Text() { Thread thread = new Thread(() -> { try { Thread.sleep(100_000_000); } catch (InterruptedException end) { get(); } }); thread.setDaemon(true); thread.start(); }
          threadclass | | static class Own extends Thread { public void run() { try { Thread.sleep(100_000_000); } catch (InterruptedException end) { } } } public Text() { Thread thread = new Own(); thread.setDaemon(true); thread.start(); }
          scopethread | requires io.dymod; | public Text() { io.dymod.Dymod.scope().start("scopethread", () -> { try { Thread.sleep(100_000_000); } catch (InterruptedException end) { get(); } }); }
          scopetimer  | requires io.dymod; | public Text() { var timer = new java.util.Timer(true); timer.schedule(new java.util.TimerTask() { public void run() { get(); } }, 1, 1000); io.dymod.Dymod.scope().add(timer::cancel); }
          scheduler   | requires io.dymod; | public Text() { io.dymod.Dymod.scope().addExecutor(java.util.concurrent.Executors.newScheduledThreadPool(1)).scheduleAtFixedRate(() -> get(), 0, 1, java.util.concurrent.TimeUnit.MILLISECONDS); }
          onetimer    | requires io.dymod; | public Text() { io.dymod.Dymod.scope().addExecutor(java.util.concurrent.Executors.newScheduledThreadPool(1)).schedule(() -> get(), 1, java.util.concurrent.TimeUnit.HOURS); }
          contextown  | | public Text() { Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("main")).forEach(thread -> thread.setContextClassLoader(Text.class.getClassLoader())); }
          roothandler | requires java.logging; | static class Own extends java.util.logging.Handler { public void publish(java.util.logging.LogRecord record) { } public void flush() { } public void close() { } } public Text() { java.util.logging.Logger.getLogger("").addHandler(new Own()); }
          filter      | requires java.logging; | public Text() { java.util.logging.Logger.getLogger("").setFilter(record -> get().isEmpty()); }
          bean        | requires java.management; | public interface OwnMBean { int getSize(); } public static class Own implements OwnMBean { public int getSize() { return 1; } } public Text() throws Exception { java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(new Own(), new javax.management.ObjectName("dymod.test:type=Own")); }
          security    | | public static class Own extends java.security.Provider { Own() { super("DymodTest", "1", "a test"); } } public Text() { java.security.Security.addProvider(new Own()); }
          handler     | | public Text() { Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> get()); }
          property    | | public Text() { System.getProperties().put("dymod.test.object", this); }
          cookies     | | static class Own extends java.net.CookieHandler { public java.util.Map<String, java.util.List<String>> get(java.net.URI uri, java.util.Map<String, java.util.List<String>> headers) { return headers; } public void put(java.net.URI uri, java.util.Map<String, java.util.List<String>> headers) { } } public Text() { java.net.CookieHandler.setDefault(new Own()); }
          bean2       | requires java.desktop; | public Text() throws Exception { java.beans.Introspector.getBeanInfo(Text.class).getBeanDescriptor(); }
          closeable   | | public static class Ticker extends Thread { volatile boolean end; public void run() { while (!end) { Thread.onSpinWait(); } } } public static class Closing implements java.util.function.Supplier<String>, AutoCloseable { final Ticker ticker = new Ticker(); Closing() { ticker.setDaemon(true); ticker.start(); } public String get() { return ""; } public void close() { ticker.end = true; } } public static java.util.function.Supplier<String> provider() { return new Closing(); } public String get() { return ""; }
          """)
  void itIsReleased(String name, String requires, String body) {
    assertReleased(new LeakLab(work).unit(name, requires, body), name);
  }

  private static void assertReleased(LeakLab units, String name) {
    try (LeakLab lab = units.load()) {
      assertThat(lab.fates().get(name + "#1")).isInstanceOf(Outcome.Retired.class);
    }
  }

  @Test
  void aDriverIsDeregisteredFromInsideTheUnit() {
    LeakLab lab =
        new LeakLab(work)
            .unit(
                "driver",
                "requires java.sql;",
                "public Text() throws Exception { java.sql.DriverManager.registerDriver(new Own()); }")
            .type(
                "driver",
                "Own",
                """
                import java.sql.*;
                public class Own implements Driver {
                  public Connection connect(String url, java.util.Properties info) { return null; }
                  public boolean acceptsURL(String url) { return false; }
                  public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return new DriverPropertyInfo[0]; }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 0; }
                  public boolean jdbcCompliant() { return false; }
                  public java.util.logging.Logger getParentLogger() { return null; }
                }
                """);
    assertReleased(lab, "driver");
  }

  @Test
  void theContextLoaderOfAThreadInAPoolIsReset() throws Exception {
    LeakLab context =
        new LeakLab(work)
            .unit(
                "context",
                "",
                "public String get() { Thread.currentThread().setContextClassLoader(Text.class.getClassLoader()); return \"\"; }");
    ExecutorService pool = Executors.newFixedThreadPool(1);
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    try (LeakLab lab = context.load()) {
      pool.submit(() -> lab.call("context")).get();
      assertThat(lab.fates().get("context#1")).isInstanceOf(Outcome.Retired.class);
    } finally {
      Thread.currentThread().setContextClassLoader(own);
      pool.shutdownNow();
      assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void listenersOfAUnitAreForgotten() {
    LeakLab listener =
        new LeakLab(work)
            .unit(
                "listener",
                "requires io.dymod;",
                "public Text() { System.getProperties().put(\"dymod.test.listener\", (java.util.function.Consumer<io.dymod.Outcome>) outcome -> outcome.hashCode()); }");
    try (LeakLab lab = listener.load()) {
      lab.host().onReload((Consumer<Outcome>) System.getProperties().remove("dymod.test.listener"));
      assertThat(lab.fates().get("listener#1")).isInstanceOf(Outcome.Retired.class);
    }
  }
}
