package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.load.ThreadSnapshot;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.LeakLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a unit's code does while it is retired, that is reported, and the rest goes on. */
class HostileRetirementTest {

  private static final String SHARED = "dymod.test.shared";

  @TempDir Path work;

  @AfterEach
  void forget() {
    System.getProperties().remove(SHARED);
  }

  private static LeakLab load(LeakLab units) {
    return units.load(
        settings ->
            settings
                .drain(Duration.ofMillis(200))
                .closing(Duration.ofMillis(200))
                .leak(Duration.ofMillis(1))
                .collections(1));
  }

  private static List<String> troubles(Outcome fate) {
    return fate instanceof Outcome.Retired retired
        ? retired.troubles()
        : ((Outcome.Leaked) fate).troubles();
  }

  private static final String HELPERS =
      """
      static boolean hang() { try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException end) { throw new IllegalStateException(end); } return true; }
      @SuppressWarnings("unchecked") static <E extends Throwable> int sneak() throws E { throw (E) new java.io.IOException("checked"); }
      static class Sleeper extends Thread { Sleeper() { setDaemon(true); } public void run() { while (!Boolean.getBoolean("dymod.test.end")) { try { Thread.sleep(10); } catch (InterruptedException end) { return; } } } }
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hangbean   | requires java.management; | public interface OwnMBean { } public static class Own implements OwnMBean, javax.management.MBeanRegistration { public javax.management.ObjectName preRegister(javax.management.MBeanServer server, javax.management.ObjectName name) { return name; } public void postRegister(Boolean done) { } public void preDeregister() { hang(); } public void postDeregister() { } } public Text() throws Exception { java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(new Own(), new javax.management.ObjectName("dymod.test:type=Hang")); } | unregistration of MBean dymod\\.test:type=Hang: not done after 200 ms; it hangs in\\n(?s).*
          hangthread | | static class Own extends Sleeper { public void interrupt() { hang(); } } public Text() { new Own().start(); } | interrupt of thread Thread-\\d+: not done after 200 ms; it hangs in\\n(?s).*
          sneaky     | | static class Own extends Sleeper { public void interrupt() { Text.<RuntimeException>sneak(); } } public Text() { new Own().start(); } | interrupt of thread Thread-\\d+: java\\.io\\.IOException: checked
          hangdriver | requires java.sql; | public static class Own implements java.sql.Driver { public java.sql.Connection connect(String url, java.util.Properties info) { return null; } public boolean acceptsURL(String url) { return false; } public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) { return new java.sql.DriverPropertyInfo[0]; } public int getMajorVersion() { return 1; } public int getMinorVersion() { return 0; } public boolean jdbcCompliant() { return false; } public java.util.logging.Logger getParentLogger() { return null; } } public Text() throws Exception { java.sql.DriverManager.registerDriver(new Own(), () -> hang()); } | deregistration of JDBC driver hangdriver\\.impl\\.Text\\$Own: not done after 200 ms; it hangs in\\n(?s).*
          oddhandler | requires java.logging; | static class Own extends java.util.logging.Handler { public boolean equals(Object other) { return hang(); } public int hashCode() { return 1; } public void publish(java.util.logging.LogRecord record) { } public void flush() { } public void close() { } } static java.util.logging.Logger odd = java.util.logging.Logger.getLogger("dymod.test.odd"), kept; public Text() { odd.addHandler(new Own()); java.util.logging.LogManager.getLogManager().addLogger(kept = new java.util.logging.Logger("dymod.test.kept", null) { public void removeHandler(java.util.logging.Handler handler) { Text.<RuntimeException>sneak(); } }); kept.addHandler(new Own()); } | removal of a handler of logger dymod\\.test\\.kept: java\\.io\\.IOException: checked
          oddhash    | | static class Own extends Sleeper { public int hashCode() { return Text.<RuntimeException>sneak(); } } public Text() { new Own().start(); } | calls were still in flight after 200 ms, and are not waited for
          """)
  void itIsReported(String name, String requires, String body, String trouble) {
    LeakLab units = new LeakLab(work).unit(name, requires, HELPERS + body);
    try (LeakLab lab = load(units)) {
      assertThat(troubles(lab.fates().get(name + "#1"))).anyMatch(words -> words.matches(trouble));
      assertThat(lab.call(name)).isEqualTo("innocent");
    } finally {
      System.setProperty("dymod.test.end", "true");
      Await.until(() -> "the end of its threads", () -> !isAnySleeperAlive());
      System.clearProperty("dymod.test.end");
    }
  }

  private static boolean isAnySleeperAlive() {
    return ThreadSnapshot.threads().stream()
        .anyMatch(thread -> thread.getClass().getSuperclass().getName().endsWith("$Sleeper"));
  }

  @Test
  void interruptsEndNothing() {
    LeakLab units = new LeakLab(work).unit("interrupted", "", "");
    try (LeakLab lab = load(units)) {
      AtomicInteger left = new AtomicInteger(1);
      CompletableFuture<Void> storm =
          CompletableFuture.runAsync(
              () -> {
                while (left.get() > 0) {
                  interruptThreadsOfRetiring();
                }
              });
      try {
        for (int number = 0; number < 3; number++) {
          lab.unit("interrupted").supply("\"" + number + "\"");
          assertThat(lab.host().reload()).hasExactlyElementsOfTypes(Swapped.class);
          Await.until(() -> "the end of what has left", () -> isAllRetired(lab.collect().values()));
        }
      } finally {
        left.set(0);
        storm.join();
      }
    }
  }

  /** A compilation that is under way can keep a class for a moment. */
  private static boolean isAllRetired(Collection<Outcome> fates) {
    assertThat(fates).allMatch(fate -> troubles(fate).isEmpty());
    return fates.stream().allMatch(Outcome.Retired.class::isInstance);
  }

  private static void interruptThreadsOfRetiring() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("dymod-(retire|close .*|log|listeners)"))
        .forEach(Thread::interrupt);
  }

  private static final String PROVIDED =
      """
      @SuppressWarnings("unchecked")
      public static java.util.function.Supplier<String> provider() {
        return (java.util.function.Supplier<String>) System.getProperties().get("dymod.test.shared");
      }
      public String get() { return ""; }
      """;

  /** What the application keeps, and units give out. */
  private static final class Shared implements Supplier<String>, AutoCloseable {

    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String get() {
      return "shared";
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void whatTheApplicationSharesIsClosedOnlyInTheEnd() {
    Shared shared = new Shared();
    System.getProperties().put(SHARED, shared);
    LeakLab units = new LeakLab(work).unit("sharing", "", PROVIDED);
    try (LeakLab lab = load(units)) {
      lab.unit("sharing").provider(PROVIDED + "int next;");
      lab.host().reload();
      assertThat(lab.collect()).containsOnlyKeys("sharing#1");
      lab.unit("sharing")
          .provider("public Text() { throw new IllegalStateException(); }" + PROVIDED);
      assertThat(lab.call("sharing")).isEqualTo("shared");
      assertThat(shared.closed).hasValue(0);
    }
    assertThat(shared.closed).hasValue(1);
  }

  @Test
  void whatOneGenerationLeavesToTheNextIsClosedByThatOne() {
    String made =
        """
        static class Made implements java.util.function.Supplier<String>, AutoCloseable {
          boolean closed;
          public String get() { return closed ? "closed" : "made"; }
          public void close() { closed = true; System.setProperty("dymod.test.made", "closed"); }
        }
        public static java.util.function.Supplier<String> provider() {
          Made made = new Made();
          System.getProperties().put("dymod.test.shared", made);
          return made;
        }
        public String get() { return ""; }
        """;
    LeakLab units = new LeakLab(work).unit("leaving", "", made);
    try (LeakLab lab = load(units)) {
      lab.unit("leaving").provider(PROVIDED);
      lab.host().reload();
      lab.collect();
      assertThat(lab.call("leaving")).isEqualTo("made");
      System.getProperties().remove(SHARED);
      lab.unit("leaving").supply("\"innocent\"");
      lab.host().reload();
      lab.collect();
      assertThat(System.clearProperty("dymod.test.made")).isEqualTo("closed");
    }
  }

  @Test
  void aListenerOfAUnitThatHangsIsGivenUpWithTheUnit() {
    LeakLab units =
        new LeakLab(work)
            .unit(
                "listening",
                "requires io.dymod;",
                HELPERS
                    + "public Text() { System.getProperties().put(\"dymod.test.shared\", (java.util.function.Consumer<io.dymod.Outcome>) outcome -> hang()); }");
    List<Outcome> told = new CopyOnWriteArrayList<>();
    try (LeakLab lab = units.load(settings -> settings.closing(Duration.ofSeconds(10)))) {
      lab.host().onReload(listener());
      lab.host().onReload(told::add);
      lab.unit("listening").supply("\"innocent\"");
      lab.host().reload();
      Await.until(told::toString, () -> told.size() >= 2);
    }
  }

  @SuppressWarnings("unchecked")
  private static Consumer<Outcome> listener() {
    return (Consumer<Outcome>) System.getProperties().remove(SHARED);
  }
}
