package io.dymod.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.Dymod;
import io.dymod.DymodException;
import io.dymod.Host;
import io.dymod.Outcome;
import io.dymod.Scope;
import io.dymod.testing.Await;
import io.dymod.testing.LeakLab;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a scope is, what it ends, and that a host that was closed is held by nobody. */
class ScopeTest {

  private static final String IO = "requires io.dymod;";

  @TempDir Path work;

  @AfterEach
  void forget() {
    System.getProperties().keySet().removeIf(key -> key.toString().startsWith("dymod.test."));
  }

  @Test
  void itBelongsToTheGenerationWhoseCodeCalls() {
    LeakLab units =
        new LeakLab(work)
            .unit("owner", IO, "public String get() { return io.dymod.Dymod.scope().toString(); }");
    try (LeakLab lab = units.load()) {
      assertThat(lab.call("owner")).isEqualTo("scope of owner#1");
      lab.fates();
      assertThat(Dymod.scope()).hasToString("scope of the process");
      assertThat(Dymod.scope().isClosed()).isFalse();
    }
  }

  @Test
  void whatIsAddedTooLateIsEndedAtOnce() {
    CompletableFuture<Scope> given = new CompletableFuture<>();
    System.getProperties().put("dymod.test.scope", given);
    LeakLab units =
        new LeakLab(work)
            .unit(
                "late",
                IO,
                """
                @SuppressWarnings("unchecked")
                public Text() {
                  ((java.util.concurrent.CompletableFuture<io.dymod.Scope>) System.getProperties().get("dymod.test.scope")).complete(io.dymod.Dymod.scope());
                }
                """);
    List<String> log = new ArrayList<>();
    try (LeakLab lab = units.load()) {
      Scope scope = given.join();
      assertThat(lab.fates().get("late#1")).isInstanceOf(Outcome.Retired.class);
      assertThat(scope.isClosed()).isTrue();
      assertThatThrownBy(() -> scope.add(() -> log.add("closed")))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "late#1 has been retired, so io\\.dymod\\.scope\\.ScopeTest\\$\\$Lambda.*\\.close\\(\\) was closed at once: a call that is still in flight should not start anything new");
      assertThat(log).containsExactly("closed");
    }
  }

  @Test
  void theTasksOfAnExecutorMayFinish() {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch end = new CountDownLatch(1);
    System.getProperties().put("dymod.test.log", log);
    System.getProperties().put("dymod.test.latch", end);
    LeakLab units =
        new LeakLab(work)
            .unit(
                "tasks",
                IO,
                """
                @SuppressWarnings("unchecked")
                public Text() {
                  var pool = io.dymod.Dymod.scope().addExecutor(java.util.concurrent.Executors.newSingleThreadExecutor());
                  pool.execute(() -> {
                    try {
                      ((java.util.concurrent.CountDownLatch) System.getProperties().get("dymod.test.latch")).await();
                      ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add("finished");
                    } catch (InterruptedException interrupted) {
                      ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add("interrupted");
                    }
                  });
                }
                """);
    try (LeakLab lab = units.load(settings -> settings.closing(Duration.ofSeconds(60)))) {
      lab.unit("tasks").supply("\"innocent\"");
      lab.host().reload();
      assertThat(log).isEmpty();
      end.countDown();
      Await.until(log::toString, () -> !log.isEmpty());
      assertThat(log).containsExactly("finished");
    }
  }

  @Test
  void aTaskThatGoesOnIsInterrupted() {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    System.getProperties().put("dymod.test.log", log);
    LeakLab units =
        new LeakLab(work)
            .unit(
                "endless",
                IO,
                """
                @SuppressWarnings("unchecked")
                public Text() {
                  io.dymod.Dymod.scope().addExecutor(java.util.concurrent.Executors.newSingleThreadExecutor()).execute(() -> {
                    try {
                      Thread.sleep(100_000_000);
                    } catch (InterruptedException interrupted) {
                      ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add("interrupted");
                    }
                  });
                }
                """);
    try (LeakLab lab =
        units.load(
            settings -> settings.closing(Duration.ofSeconds(2)).leak(Duration.ofSeconds(30)))) {
      Outcome.Retired retired = (Outcome.Retired) lab.fates().get("endless#1");
      assertThat(log).containsExactly("interrupted");
      assertThat(retired.troubles()).isEmpty();
    }
  }

  @Test
  void aCallInFlightOnAVirtualThreadIsWaitedForToo() throws Exception {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch end = new CountDownLatch(1);
    System.getProperties().put("dymod.test.log", log);
    System.getProperties().put("dymod.test.latch", end);
    LeakLab units =
        new LeakLab(work)
            .unit(
                "light",
                IO,
                """
                int calls;
                @SuppressWarnings("unchecked")
                public Text() { io.dymod.Dymod.scope().add(() -> ((java.util.List<String>) System.getProperties().get("dymod.test.log")).add("closed")); }
                @SuppressWarnings("unchecked")
                public String get() {
                  if (calls++ > 0) {
                    var log = (java.util.List<String>) System.getProperties().get("dymod.test.log");
                    log.add("called");
                    try {
                      ((java.util.concurrent.CountDownLatch) System.getProperties().get("dymod.test.latch")).await();
                    } catch (InterruptedException impossible) {
                      throw new IllegalStateException(impossible);
                    }
                    log.add("returned");
                  }
                  return "";
                }
                """);
    try (LeakLab lab = units.load(settings -> settings.drain(Duration.ofSeconds(60)))) {
      @SuppressWarnings("unchecked")
      Supplier<Object> service = lab.host().service(Supplier.class, "light");
      CompletableFuture<Object> call = CompletableFuture.supplyAsync(service, virtualThreads());
      Await.until(log::toString, () -> log.contains("called"));
      lab.unit("light").supply("\"innocent\"");
      lab.host().reload();
      assertThat(lab.call("light")).isEqualTo("innocent");
      assertThat(log).containsExactly("called");
      end.countDown();
      call.join();
      Await.until(log::toString, () -> log.contains("closed"));
      assertThat(log).containsExactly("called", "returned", "closed");
    }
  }

  private static Executor virtualThreads() throws ReflectiveOperationException {
    var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return task -> {
      try {
        start.invoke(null, task);
      } catch (ReflectiveOperationException impossible) {
        throw new AssertionError(impossible);
      }
    };
  }

  @Test
  void aHostThatWasClosedIsHeldByNobody() {
    WeakReference<Host> host = closedHost();
    Await.until(
        () -> "the end of the host",
        () -> {
          System.gc();
          return host.refersTo(null);
        });
  }

  private WeakReference<Host> closedHost() {
    try (LeakLab lab =
        new LeakLab(work)
            .unit(
                "host",
                IO,
                "public Text() { io.dymod.Dymod.scope().addExecutor(java.util.concurrent.Executors.newSingleThreadExecutor()); }")
            .load()) {
      return new WeakReference<>(lab.host());
    }
  }

  @Test
  void thereIsAPathOnlyToWhatHasLeftAndIsAlive() {
    try (LeakLab lab = new LeakLab(work).unit("pathless", "", "").load()) {
      lab.fates();
      for (String generation : List.of("pathless#1", "pathless#2")) {
        assertThatThrownBy(() -> lab.host().pathTo(generation))
            .isExactlyInstanceOf(DymodException.class)
            .hasMessage(
                "there is no %s that has left and is alive: it serves, or it is gone"
                    .formatted(generation));
      }
    }
  }
}
