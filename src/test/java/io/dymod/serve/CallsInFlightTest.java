package io.dymod.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is closed under a call, whoever runs it, where only a handle shows that it is one. */
class CallsInFlightTest {

  private static final String PROVIDER =
      """
      package one.impl;
      import java.util.List;
      import java.util.concurrent.Callable;
      import java.util.concurrent.CountDownLatch;
      @SuppressWarnings("unchecked")
      public class Text implements Callable<Object>, AutoCloseable {
        public Object call() throws Exception {
          log("called");
          ((CountDownLatch) System.getProperties().get("dymod.test.latch")).await();
          log("returned");
          return "";
        }
        public void close() { log("closed"); }
        private static void log(String text) {
          ((List<String>) System.getProperties().get("dymod.test.log")).add(text);
        }
      }
      """;

  /** How a call is given to an executor. */
  enum Form {
    HANDLE,
    METHOD_REFERENCE,
    LAMBDA;

    @SuppressWarnings("UnnecessaryMethodReference") // Each form is another object.
    Callable<Object> of(Callable<Object> handle) {
      return switch (this) {
        case HANDLE -> handle;
        case METHOD_REFERENCE -> handle::call;
        case LAMBDA -> () -> handle.call();
      };
    }
  }

  @TempDir Path work;

  @AfterEach
  void forget() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("dymod.test."));
  }

  private static Stream<Arguments> forms() {
    return Stream.of(true, false)
        .flatMap(virtual -> Stream.of(Form.values()).map(form -> Arguments.of(form, virtual)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void areWaitedFor(Form form, boolean virtual) throws Exception {
    assumeThat(!virtual || Runtime.version().feature() >= 21).isTrue();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch end = new CountDownLatch(1);
    System.getProperties().put("dymod.test.log", log);
    System.getProperties().put("dymod.test.latch", end);
    CallsInFlightTest.class.getModule().addUses(Callable.class);
    TestModules modules = new TestModules(work);
    SupplierUnit unit = SupplierUnit.write(modules, "one", "\"\"");
    unit.declare("module one { provides java.util.concurrent.Callable with one.impl.Text; }");
    TestModules.write(unit.sources(), "one/impl/Text.java", PROVIDER);
    SupplierUnit idle = SupplierUnit.write(modules, "idle", "\"\"");
    idle(idle, 0);
    Settings settings =
        Settings.builder()
            .mode(Mode.DEV)
            .path(work.resolve("sources"))
            .auto(false)
            .drain(Duration.ofSeconds(60))
            .build();
    ExecutorService executor = executor(virtual);
    try (Host host = Host.open(settings)) {
      @SuppressWarnings("unchecked")
      Callable<Object> handle = host.service(Callable.class);
      Future<Object> call = executor.submit(form.of(handle));
      Await.until(log::toString, () -> log.contains("called"));
      TestModules.edit(unit.sources().resolve("one/impl/Text.java"), "\"returned\"", "\"new\"");
      assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
      for (int look = 1; look <= 2; look++) {
        idle(idle, look);
        host.reload();
        String closed = "idle " + (look - 1);
        Await.until(log::toString, () -> log.contains(closed));
      }
      assertThat(List.copyOf(log)).doesNotContain("closed");
      end.countDown();
      call.get();
      Await.until(log::toString, () -> log.contains("closed"));
      assertThat(List.copyOf(log)).containsSubsequence("called", "returned", "closed");
    } finally {
      executor.shutdown();
    }
  }

  /** A unit that nobody calls: when it is closed, the stacks have been looked at. */
  private static void idle(SupplierUnit unit, int number) {
    TestModules.write(
        unit.sources(),
        "idle/impl/Text.java",
        """
        package idle.impl;
        @SuppressWarnings("unchecked")
        public class Text implements java.util.function.Supplier<String>, AutoCloseable {
          public String get() { return ""; }
          public void close() {
            ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add("idle %d");
          }
        }
        """
            .formatted(number));
  }

  private static ExecutorService executor(boolean virtual) throws ReflectiveOperationException {
    return virtual
        ? (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
        : Executors.newSingleThreadExecutor();
  }
}
