package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dymod.HeapPaths;
import io.dymod.Outcome;
import io.dymod.testing.Await;
import io.dymod.testing.LeakLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pins a generation and can't be undone from outside is told within the limit, and named: as a
 * suspect where it, or the code that makes it, can be seen; and in the chain of references.
 */
class LeaksNamedTest {

  /** Ends what loops in a leaked generation. */
  private static final String END = "dymod.test.end";

  private static final List<Object> KEPT = new ArrayList<>();

  @TempDir Path work;

  /**
   * A row of the table of leaks.
   *
   * @param name of the unit
   * @param suspect what is said of it; empty if nothing can be known without a heap dump
   * @param step what is in the chain of references
   */
  private record Row(String name, String requires, String body, String suspect, String step) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            "stubborn",
            "",
            "public Text() { Thread thread = new Thread(() -> { while (!Boolean.getBoolean(\"dymod.test.end\")) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000); } get(); }, \"stubborn\"); thread.setDaemon(true); thread.start(); }",
            ") runs its code\n    at ",
            "java.lang.Thread \"stubborn\""));
    rows.add(
        new Row(
            "timer",
            "",
            "public Text() { new java.util.Timer(\"the timer\", true).schedule(new java.util.TimerTask() { public void run() { if (Boolean.getBoolean(\"dymod.test.end\")) { cancel(); } } }, 1, 10); }",
            "maybe a java.util.Timer, which can't be seen from outside; its code makes one in\n    at timer.impl.Text.<init>(Text.java:2)\n  cancel it when the provider is closed: Dymod.scope().add(timer::cancel)",
            "java.util.TimerThread \"the timer\""));
    rows.add(
        new Row(
            "scheduled",
            "",
            "static class Task implements Runnable { public void run() { if (Boolean.getBoolean(\"dymod.test.end\")) { throw new IllegalStateException(); } } } public Text() { java.util.concurrent.Executors.newScheduledThreadPool(1, work -> { Thread thread = new Thread(work, \"the beat\"); thread.setDaemon(true); return thread; }).scheduleAtFixedRate(new Task(), 1, 10, java.util.concurrent.TimeUnit.MILLISECONDS); }",
            "thread \"the beat\" (",
            "java.util.concurrent.ScheduledThreadPoolExecutor"));
    rows.add(
        new Row(
            "hook",
            "",
            "public Text() { Runtime.getRuntime().addShutdownHook(new Thread(() -> { get(); })); }",
            "maybe a shutdown hook, which can't be seen from outside; its code makes one in\n    at hook.impl.Text.<init>(Text.java:2)",
            "static field java.lang.ApplicationShutdownHooks.hooks"));
    rows.add(
        new Row(
            "classvalued",
            "",
            "static class Own { } static final ClassValue<Own> VALUE = new ClassValue<>() { protected Own computeValue(Class<?> type) { return new Own(); } }; public Text() { VALUE.get(String.class); }",
            "maybe a ClassValue on a class that lives on",
            "field classValueMap of some class"));
    rows.add(
        new Row(
            "cleaned",
            "",
            "public Text() { java.lang.ref.Cleaner.create().register(Boolean.TRUE, () -> get()); }",
            "maybe an action of a Cleaner on an object that lives on",
            "jdk.internal.ref.CleanerImpl"));
    rows.add(
        new Row(
            "pending",
            "",
            "public Text() { new java.util.concurrent.CompletableFuture<String>().orTimeout(1, java.util.concurrent.TimeUnit.HOURS).whenComplete((text, failure) -> get()); }",
            "maybe a future that is not done, with a callback or a time limit",
            "java.util.concurrent.CompletableFuture"));
    rows.add(
        new Row(
            "notified",
            "requires java.management;",
            "public Text() { ((javax.management.NotificationEmitter) java.lang.management.ManagementFactory.getMemoryMXBean()).addNotificationListener((notification, handback) -> get(), null, null); }",
            "maybe a listener to notifications of an MBean",
            "sun.management.NotificationEmitterSupport.listenerList"));
    rows.add(
        new Row(
            "formatter",
            "requires java.logging;",
            "static class Own extends java.util.logging.Formatter { public String format(java.util.logging.LogRecord record) { return \"\"; } } public Text() { var handler = new java.util.logging.ConsoleHandler(); handler.setFormatter(new Own()); java.util.logging.Logger logger = java.util.logging.Logger.getLogger(\"dymod.test\"); logger.addHandler(handler); System.getProperties().put(\"dymod.test.logger\", logger); }",
            "a handler of logger dymod.test is of its classes: java.util.logging.ConsoleHandler",
            "java.util.logging.Handler.formatter -> formatter.impl.Text$Own"));
    rows.add(
        new Row(
            "local",
            "",
            "static class Own { } public String get() { new ThreadLocal<Object>().set(new Own()); return \"\"; }",
            "maybe a ThreadLocal on a thread that lives on, which can't be seen from outside; its code makes one in\n    at local.impl.Text.get(Text.java:2)\n  call remove() in a finally block",
            "java.lang.ThreadLocal$ThreadLocalMap$Entry.value -> local.impl.Text$Own"));
    rows.add(
        new Row(
            "thrown",
            "",
            "boolean called; public String get() { if (called) { throw new IllegalStateException(); } called = true; return \"\"; }",
            "",
            "java.lang.Throwable.backtrace"));
    rows.add(
        new Row(
            "object",
            "",
            "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { public Object get() { return this; } } public String get() { return \"\"; }",
            "",
            "java.lang.Object[] [1] -> object.impl.Text$Own\nits class -> class object.impl.Text$Own\nits class loader -> class loader object#1"));
    rows.add(
        new Row(
            "layered",
            "",
            "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { public Object get() { return getClass().getModule().getLayer(); } } public String get() { return \"\"; }",
            "",
            "-> java.lang.ModuleLayer"));
    rows.add(
        new Row(
            "loaded",
            "",
            "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { public Object get() { return getClass().getModule().getLayer(); } } public String get() { return \"\"; }",
            "",
            "-> java.util.ServiceLoader"));
    if (Runtime.version().feature() >= 21) {
      rows.add(
          new Row(
              "virtual",
              "",
              "public Text() { Thread.ofVirtual().name(\"light\").start(() -> { while (!Boolean.getBoolean(\"dymod.test.end\")) { java.util.concurrent.locks.LockSupport.parkNanos(10_000_000); } get(); }); }",
              "\"light\" runs its code\n",
              "VirtualThread \"light\""));
    }
    return rows;
  }

  @AfterEach
  void end() {
    System.setProperty(END, "true");
    System.getProperties().remove("dymod.test.logger");
    KEPT.clear();
  }

  @TestFactory
  Stream<DynamicTest> eachIsToldAndNamed() throws Exception {
    System.clearProperty(END);
    ExecutorService pool = Executors.newFixedThreadPool(1, work -> new Thread(work, "the pool"));
    LeakLab units = new LeakLab(work);
    List<Row> rows = rows();
    rows.forEach(row -> units.unit(row.name, row.requires, row.body));
    try (LeakLab lab = units.load(settings -> settings.leak(Duration.ofMillis(100)))) {
      keepWhatAHostShouldNot(lab);
      pool.submit(() -> lab.call("local")).get();
      Map<String, Outcome> fates = lab.fates();
      Map<String, List<String>> paths = HeapPaths.to(fates.keySet(), lab.host());
      return rows.stream()
          .map(
              row ->
                  dynamicTest(
                      row.name,
                      () -> check(row, fates.get(row.name + "#1"), paths.get(row.name + "#1"))))
          .toList()
          .stream();
    } finally {
      pool.shutdownNow();
    }
  }

  private static void keepWhatAHostShouldNot(LeakLab lab) {
    try {
      lab.call("thrown");
    } catch (IllegalStateException thrown) {
      KEPT.add(thrown);
    }
    KEPT.add(lab.call("object"));
    KEPT.add(lab.call("layered"));
    KEPT.add(ServiceLoader.load((ModuleLayer) lab.call("loaded"), Supplier.class));
  }

  private static void check(Row row, Outcome fate, List<String> path) {
    assertThat(fate).isInstanceOf(Outcome.Leaked.class);
    Outcome.Leaked leak = (Outcome.Leaked) fate;
    assertThat(leak.collections()).isGreaterThanOrEqualTo(3);
    assertThat(leak.age()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(suspects(leak)).contains(row.suspect);
    if (row.suspect.isEmpty()) {
      assertThat(leak.suspects()).isEmpty();
    }
    assertThat(String.join("\n", path))
        .contains(row.step)
        .endsWith(" -> class loader " + row.name + "#1");
  }

  private static String suspects(Outcome.Leaked leak) {
    return leak.suspects().stream()
        .map(Outcome.Suspect::toString)
        .collect(Collectors.joining("\n"));
  }

  /** A compilation that is under way can keep a class for a moment. */
  private static void awaitGone(LeakLab lab) {
    Await.until(() -> "the end of what has leaked", () -> lab.collect().isEmpty());
  }

  @Test
  void theChainIsInTheReportIfItIsWanted() {
    LeakLab object =
        new LeakLab(work)
            .unit(
                "wanted",
                "",
                "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { public Object get() { return this; } } public String get() { return \"\"; }");
    try (LeakLab lab = object.load(settings -> settings.leak(Duration.ofMillis(100)).heap(true))) {
      KEPT.add(lab.call("wanted"));
      Outcome.Leaked leak = (Outcome.Leaked) lab.fates().get("wanted#1");
      assertThat(leak.message())
          .matches(
              """
              wanted#1 leaked: it left \\d+\\.\\d s ago, and is alive after \\d+ garbage collections
              what keeps it alive, from the root on:
              - static field io\\.dymod\\.retire\\.LeaksNamedTest\\.KEPT -> java\\.util\\.ArrayList
              - java\\.util\\.ArrayList\\.elementData -> java\\.lang\\.Object\\[]
              - java\\.lang\\.Object\\[] \\[0] -> wanted\\.impl\\.Text\\$Own
              - its class -> class wanted\\.impl\\.Text\\$Own
              - its class loader -> class loader wanted#1""");
      assertThat(lab.collect()).containsOnlyKeys("wanted#1");
      KEPT.clear();
      awaitGone(lab);
    }
  }

  @Test
  void aUnitThatALeakRequiresIsToldAsThePinnedOneThatItIs() {
    LeakLab pair =
        new LeakLab(work)
            .unit("pinned", "", "")
            .unit(
                "pinning",
                "requires pinned;",
                "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { public Object get() { return this; } } public String get() { return \"\"; }");
    try (LeakLab lab = pair.load(settings -> settings.leak(Duration.ofMillis(100)))) {
      KEPT.add(lab.call("pinning"));
      Outcome.Leaked leak = (Outcome.Leaked) lab.fates().get("pinned#1");
      assertThat(suspects(leak))
          .isEqualTo(
              "pinning#1, which requires it, is alive too\n  look at what keeps pinning#1 first");
    }
  }

  @Test
  void aCallThatDoesNotEnd() throws Exception {
    LeakLab call =
        new LeakLab(work)
            .unit(
                "occupied",
                "",
                "public static java.util.function.Supplier<Object> provider() { return new Own(); } static class Own implements java.util.function.Supplier<Object> { boolean called; public Object get() { while (called && !Boolean.getBoolean(\"dymod.test.end\")) { Thread.onSpinWait(); } called = true; return \"\"; } } public String get() { return \"\"; }");
    System.clearProperty(END);
    try (LeakLab lab =
        call.load(settings -> settings.leak(Duration.ofMillis(100)).drain(Duration.ofMillis(1)))) {
      Thread caller = new Thread(() -> lab.call("occupied"), "the caller");
      caller.start();
      Await.until(
          () -> "the call",
          () ->
              Stream.of(caller.getStackTrace())
                  .anyMatch(frame -> "occupied#1".equals(frame.getClassLoaderName())));
      Outcome.Leaked leak = (Outcome.Leaked) lab.fates().get("occupied#1");
      assertThat(suspects(leak))
          .startsWith("thread \"the caller\" (RUNNABLE)")
          .contains("is in a call");
      assertThat(leak.troubles())
          .containsExactly("calls were still in flight after 1 ms, and are not waited for");
      end();
      caller.join();
      awaitGone(lab);
    }
  }
}
