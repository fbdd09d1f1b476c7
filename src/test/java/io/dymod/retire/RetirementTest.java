package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Retired;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generation that has left is drained, closed in order, and let go; no reload waits for it. */
class RetirementTest {

  /** What units do, in order. They find it among the system properties. */
  private static final String LOG = "dymod.test.log";

  private static final String LOGGING =
      """
      @SuppressWarnings("unchecked")
      static void log(String text) {
        ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add(text);
      }
      """;

  @TempDir Path work;
  private TestModules modules;
  private Host host;
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    RetirementTest.class.getModule().addUses(Supplier.class);
    System.getProperties().put(LOG, log);
  }

  @AfterEach
  void close() {
    if (host != null) {
      host.close();
    }
    System.getProperties().remove(LOG);
  }

  private void open() {
    open(Duration.ofSeconds(60), Duration.ofSeconds(60));
  }

  private void open(Duration drain, Duration closing) {
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(work.resolve("sources"))
                .auto(false)
                .patience(Duration.ofMillis(1))
                .drain(drain)
                .closing(closing)
                .leak(Duration.ofSeconds(60))
                .build());
  }

  /** A provider that says when it is closed. */
  private static String closing(String name) {
    return LOGGING
        + """
        static class Closing implements java.util.function.Supplier<String>, AutoCloseable {
          public String get() { return "%s"; }
          public void close() { log("%s closed"); }
        }
        public static java.util.function.Supplier<String> provider() { return new Closing(); }
        public String get() { return ""; }
        """
            .formatted(name, name);
  }

  private void awaitLog(String... lines) {
    Await.until(log::toString, () -> log.size() >= lines.length);
    assertThat(log).containsExactly(lines);
  }

  @Test
  void aProviderIsClosedWhenItsSuccessorIsLive() {
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.provider(closing("first"));
    open();
    assertThat(host.service(Supplier.class).get()).isEqualTo("first");
    unit.provider(closing("second"));
    host.reload();
    awaitLog("first closed");
    assertThat(host.service(Supplier.class).get()).isEqualTo("second");
    host.close();
    awaitLog("first closed", "second closed");
  }

  @Test
  void aRemovedUnitIsClosed() {
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.provider(closing("one"));
    open();
    TestModules.delete(unit.sources());
    Await.until(
        () -> "the removal",
        () -> {
          host.reload();
          return host.units().isEmpty();
        });
    awaitLog("one closed");
  }

  @Test
  void aCallInFlightIsWaitedFor() throws Exception {
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.provider(
        LOGGING
            + """
            static class Slow implements java.util.function.Supplier<String>, AutoCloseable {
              public String get() {
                try {
                  log("called");
                  ((java.util.concurrent.Semaphore) System.getProperties().get("dymod.test.gate")).acquire();
                  log("done");
                  return "slow";
                } catch (InterruptedException interrupted) {
                  throw new IllegalStateException(interrupted);
                }
              }
              public void close() { log("closed"); }
            }
            public static java.util.function.Supplier<String> provider() { return new Slow(); }
            public String get() { return ""; }
            """);
    SupplierUnit zero = SupplierUnit.write(modules, "zero", "\"\"");
    zero.provider(closing("zero"));
    Semaphore gate = new Semaphore(0);
    System.getProperties().put("dymod.test.gate", gate);
    open();
    @SuppressWarnings("unchecked")
    Supplier<Object> service = host.service(Supplier.class, "one");
    CompletableFuture<Object> call = CompletableFuture.supplyAsync(service);
    awaitLog("called");
    unit.supply("\"quick\"");
    zero.supply("\"\"");
    host.reload();
    assertThat(service.get()).isEqualTo("quick");
    // By then somebody has looked who is inside of which generation.
    awaitLog("called", "zero closed");
    gate.release();
    assertThat(call.get()).isEqualTo("slow");
    awaitLog("called", "zero closed", "done", "closed");
    System.getProperties().remove("dymod.test.gate");
  }

  @Test
  void aCallThatDoesNotEndIsWaitedForOnlySoLong() throws Exception {
    SupplierUnit unit = SupplierUnit.write(modules, "endless", "\"\"");
    unit.provider(
        LOGGING
            + """
            static class Endless implements java.util.function.Supplier<String>, AutoCloseable {
              final java.util.concurrent.CountDownLatch end = new java.util.concurrent.CountDownLatch(1);
              public String get() {
                try {
                  log("called");
                  end.await();
                  return "ended";
                } catch (InterruptedException interrupted) {
                  throw new IllegalStateException(interrupted);
                }
              }
              public void close() { log("closed"); end.countDown(); }
            }
            public static java.util.function.Supplier<String> provider() { return new Endless(); }
            public String get() { return ""; }
            """);
    open(Duration.ofMillis(50), Duration.ofSeconds(60));
    @SuppressWarnings("unchecked")
    Supplier<Object> service = host.service(Supplier.class);
    CompletableFuture<Object> call = CompletableFuture.supplyAsync(service);
    awaitLog("called");
    unit.supply("\"quick\"");
    host.reload();
    assertThat(call.get()).isEqualTo("ended");
    awaitLog("called", "closed");
    assertThat(retired().troubles())
        .containsExactly("calls were still in flight after 50 ms, and are not waited for");
  }

  private Outcome.Retired retired() {
    List<Outcome> fates = host.collect();
    assertThat(fates).hasExactlyElementsOfTypes(Retired.class);
    return (Outcome.Retired) fates.get(0);
  }

  @Test
  void noReloadWaitsForARetirement() {
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.provider(
        LOGGING
            + """
            static class Slow implements java.util.function.Supplier<String>, AutoCloseable {
              public String get() { return ""; }
              public void close() throws Exception {
                log("closing");
                ((java.util.concurrent.CountDownLatch) System.getProperties().get("dymod.test.end")).await();
                log("closed");
              }
            }
            public static java.util.function.Supplier<String> provider() { return new Slow(); }
            public String get() { return ""; }
            """);
    CountDownLatch end = new CountDownLatch(1);
    System.getProperties().put("dymod.test.end", end);
    open();
    unit.supply("\"1\"");
    host.reload();
    awaitLog("closing");
    for (int number = 2; number <= 4; number++) {
      unit.supply("\"%d\"".formatted(number));
      assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
      assertThat(host.service(Supplier.class).get()).isEqualTo("" + number);
    }
    // It is neither over nor given up, so none of these reloads has waited for it.
    end.countDown();
    System.getProperties().remove("dymod.test.end");
    awaitLog("closing", "closed");
    assertThat(host.collect())
        .filteredOn(Outcome.Retired.class::isInstance)
        .hasSize(4)
        .allSatisfy(gone -> assertThat(((Outcome.Retired) gone).troubles()).isEmpty());
  }

  @Test
  void whatGoesWrongIsToldAndTheRestIsClosed() {
    SupplierUnit unit = SupplierUnit.write(modules, "bad", "\"\"");
    unit.declare(
        "module bad { requires io.dymod; provides java.util.function.Supplier with bad.impl.Text; }");
    unit.provider(
        LOGGING
            + """
            public Text() {
              var scope = io.dymod.Dymod.scope();
              scope.add(() -> log("last"));
              scope.add(() -> { throw new java.io.IOException("no grass"); });
              scope.add(() -> { Thread.sleep(100_000_000); });
              scope.add(() -> log("first"));
            }
            public String get() { return ""; }
            """);
    open(Duration.ofSeconds(60), Duration.ofMillis(200));
    unit.supply("\"good\"");
    host.reload();
    List<String> troubles = retired().troubles();
    assertThat(log).containsExactly("first", "last");
    assertThat(troubles).hasSize(2);
    assertThat(troubles.get(0))
        .matches(
            "(?s)bad\\.impl\\.Text\\$\\$Lambda.*\\.close\\(\\): not done after 200 ms; it hangs in\n    at .*");
    assertThat(troubles.get(1))
        .matches(
            "bad\\.impl\\.Text\\$\\$Lambda.*\\.close\\(\\): java\\.io\\.IOException: no grass");
  }

  @Test
  void dependentsAreClosedFirst() {
    unit("base", "", "");
    unit("middle", "requires base;", "");
    unit("top", "requires middle;", "");
    open();
    TestModules.edit(work.resolve("sources/base/base/impl/Text.java"), "base closed", "base gone");
    host.reload();
    awaitLog("top closed", "middle closed", "base closed");
    log.clear();
    host.close();
    awaitLog("top closed", "middle closed", "base gone");
  }

  @Test
  void aUnitIsClosedBeforeThoseWhoseServicesItUses() {
    unit("zero", "", "");
    Path user =
        modules.sources(
            "a.user",
            "module-info.java",
            "module a.user { uses java.util.function.Supplier; provides java.lang.Runnable with a.user.impl.Text; }");
    TestModules.write(
        user,
        "a/user/impl/Text.java",
        "package a.user.impl; public class Text implements Runnable, AutoCloseable { %s public void run() { } public void close() { log(\"user closed\"); } }"
            .formatted(LOGGING));
    open();
    host.close();
    awaitLog("user closed", "zero closed");
  }

  private void unit(String name, String requires, String body) {
    SupplierUnit unit = SupplierUnit.write(modules, name, "\"\"");
    unit.declare(
        "module %s { %s exports %s.impl; provides java.util.function.Supplier with %s.impl.Text; }"
            .formatted(name, requires, name, name));
    unit.provider(body + closing(name));
  }

  @Test
  void whatARejectedCandidateHasStartedIsEnded() {
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"old\"");
    unit.declare(
        "module one { requires io.dymod; provides java.util.function.Supplier with one.impl.Text; }");
    open();
    unit.provider(
        LOGGING
            + """
            public Text() {
              io.dymod.Dymod.scope().add(() -> log("ended"));
              throw new IllegalStateException("rejected");
            }
            public String get() { return ""; }
            """);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Rejected.class);
    Await.until(log::toString, () -> log.contains("ended"));
    assertThat(host.service(Supplier.class).get()).isEqualTo("old");
    assertThat(host.collect()).isEmpty();
  }

  @Test
  void whatWasStartedForARejectedUnitIsClosedAndWhatServesIsNot() {
    unit("base", "", "");
    unit("top", "requires base;", "");
    open();
    TestModules.edit(
        work.resolve("sources/base/base/impl/Text.java"), "base closed", "new base closed");
    TestModules.edit(
        work.resolve("sources/top/top/impl/Text.java"),
        "return new Closing();",
        "throw new IllegalStateException();");
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class, Rejected.class);
    Await.until(
        log::toString,
        () -> log.containsAll(List.of("new base closed", "top closed", "base closed")));
    assertThat(List.copyOf(log)).containsOnlyOnce("new base closed", "top closed", "base closed");
  }
}
