package io.dymod.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A swap is one step. Two units that require a third one give its number; whoever reads the one and
 * then the other sees old-old, old-new or new-new, and never new-old; and once {@code reload()} has
 * returned, nobody sees old.
 */
class OneEditionTest {

  private static final int SWAPS = Integer.getInteger("dymod.test.swaps", 100);
  private static final int READERS = 3;

  @TempDir Path work;

  @Test
  void twoServicesOfOneEditionAreNeverSeenMixed() throws InterruptedException {
    OneEditionTest.class.getModule().addUses(IntSupplier.class);
    OneEditionTest.class.getModule().addUses(LongSupplier.class);
    TestModules modules = new TestModules(work);
    Path path = work.resolve("mods");
    number(modules, 0);
    reader(modules, "first", "java.util.function.IntSupplier", "int getAsInt()");
    reader(modules, "second", "java.util.function.LongSupplier", "long getAsLong()");
    modules.compile(work.resolve("sources/first"), path.resolve("first"));
    modules.compile(work.resolve("sources/second"), path.resolve("second"));

    List<String> wrong = new CopyOnWriteArrayList<>();
    AtomicInteger live = new AtomicInteger();
    AtomicLong reads = new AtomicLong();
    AtomicBoolean end = new AtomicBoolean();
    try (Host host =
        Host.open(
            Settings.builder().mode(Mode.DEV).path(path).auto(false).sources(false).build())) {
      IntSupplier first = host.service(IntSupplier.class);
      LongSupplier second = host.service(LongSupplier.class);
      List<Thread> readers =
          IntStream.range(0, READERS)
              .mapToObj(
                  reader ->
                      new Thread(
                          () -> {
                            while (!end.get()) {
                              int atLeast = live.get();
                              boolean forward = (reads.incrementAndGet() & 1) == 0;
                              long one = forward ? first.getAsInt() : second.getAsLong();
                              long other = forward ? second.getAsLong() : first.getAsInt();
                              if (one > other || one < atLeast) {
                                wrong.add(atLeast + " was live, read " + one + ", " + other);
                              }
                            }
                          }))
              .toList();
      readers.forEach(Thread::start);
      for (int swap = 1; swap <= SWAPS; swap++) {
        number(modules, swap);
        assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
        live.set(swap);
      }
      end.set(true);
      for (Thread reader : readers) {
        reader.join();
      }
      assertThat(first.getAsInt()).isEqualTo(SWAPS);
    }
    assertThat(wrong).isEmpty();
    assertThat(reads.get()).isGreaterThan(SWAPS);
  }

  /** The number is in a resource, so that a new one needs no compiler. */
  private static void number(TestModules modules, int number) {
    if (number == 0) {
      Path sources =
          modules.sources(
              "number",
              "module-info.java",
              "module number { exports number; }",
              "number/Number.java",
              """
              package number;
              public class Number {
                private static final int NUMBER = read();
                public static int get() { return NUMBER; }
                private static int read() {
                  try (var in = Number.class.getResourceAsStream("number.txt")) {
                    return Integer.parseInt(new String(in.readAllBytes()));
                  } catch (java.io.IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                  }
                }
              }
              """);
      modules.compile(sources, modules.path("mods/number"));
    }
    TestModules.write(modules.path("mods/number"), "number/number.txt", String.valueOf(number));
  }

  private static void reader(TestModules modules, String name, String service, String method) {
    modules.sources(
        name,
        "module-info.java",
        "module %s { requires number; provides %s with %s.impl.Reader; }"
            .formatted(name, service, name),
        name + "/impl/Reader.java",
        "package %s.impl; public class Reader implements %s { public %s { return number.Number.get(); } }"
            .formatted(name, service, method));
  }

  @Test
  void callsInFlightFinishOnTheGenerationTheyStartedOn() throws Exception {
    OneEditionTest.class.getModule().addUses(UnaryOperator.class);
    SupplierUnit unit = SupplierUnit.write(new TestModules(work), "one", "\"\"");
    unit.declare("module one { provides java.util.function.UnaryOperator with one.impl.Text; }");
    operator(unit, "old");
    try (Host host =
        Host.open(Settings.builder().mode(Mode.DEV).path(unit.sources()).auto(false).build())) {
      @SuppressWarnings("unchecked")
      UnaryOperator<Object> handle = host.service(UnaryOperator.class);
      SynchronousQueue<String> gate = new SynchronousQueue<>();
      CompletableFuture<Object> inFlight = CompletableFuture.supplyAsync(() -> handle.apply(gate));
      gate.put("entered");
      operator(unit, "new");
      assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
      CompletableFuture<Object> after = CompletableFuture.supplyAsync(() -> handle.apply(gate));
      gate.put("entered");
      gate.put("leave");
      gate.put("leave");
      assertThat(inFlight.join()).isEqualTo("old, lazily");
      assertThat(after.join()).isEqualTo("new, lazily");
    }
  }

  /** Waits for two words from a queue, and then needs a class that was not needed before. */
  private static void operator(SupplierUnit unit, String word) {
    TestModules.write(
        unit.sources(),
        "one/impl/Text.java",
        """
        package one.impl;
        import java.util.concurrent.BlockingQueue;
        public class Text implements java.util.function.UnaryOperator<Object> {
          public Object apply(Object queue) {
            try {
              ((BlockingQueue<?>) queue).take();
              ((BlockingQueue<?>) queue).take();
              return Lazy.word();
            } catch (InterruptedException end) {
              return "interrupted";
            }
          }
          static class Lazy { static String word() { return "%s, lazily"; } }
        }
        """
            .formatted(word));
  }
}
