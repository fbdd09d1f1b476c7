package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import io.dymod.outcome.Swapped;
import io.dymod.testing.Await;
import io.dymod.testing.TestModules;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under load no call fails or is lost, every answer comes in order, and memory stays flat. */
class LoadTest {

  private static final int RELOADS = Integer.getInteger("dymod.test.reloads", 60);
  private static final int THREADS = 8;

  @TempDir Path work;
  private TestModules modules;

  @Test
  void eightThreadsCallThroughFourServicesWhileItReloads() throws Exception {
    modules = new TestModules(work);
    for (Class<?> service :
        List.of(
            Supplier.class,
            IntSupplier.class,
            LongSupplier.class,
            DoubleSupplier.class,
            Callable.class)) {
      LoadTest.class.getModule().addUses(service);
    }
    unit();
    number(0);
    List<String> wrong = new CopyOnWriteArrayList<>();
    AtomicBoolean end = new AtomicBoolean();
    AtomicLong calls = new AtomicLong();
    List<WeakReference<Object>> loaders = new ArrayList<>();
    try (Host host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(work.resolve("mods"))
                .auto(false)
                .sources(false)
                .build())) {
      Supplier<?> text = host.service(Supplier.class);
      Callable<?> home = host.service(Callable.class);
      List<LongSupplier> services =
          List.of(
              () -> ((Number) text.get()).longValue(),
              host.service(IntSupplier.class)::getAsInt,
              host.service(LongSupplier.class),
              () -> (long) host.service(DoubleSupplier.class).getAsDouble());
      List<Thread> threads = new ArrayList<>();
      for (int number = 0; number < THREADS; number++) {
        threads.add(new Thread(() -> call(services, end, calls, wrong)));
      }
      threads.forEach(Thread::start);
      long metaspace = 0;
      for (int reload = 1; reload <= RELOADS; reload++) {
        number(reload);
        assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
        loaders.add(new WeakReference<>(home.call()));
        if (reload == RELOADS / 2) {
          metaspace = metaspaceAfterCollection();
        }
      }
      end.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(wrong).isEmpty();
      assertThat(calls.get()).isGreaterThan(RELOADS);
      assertThat(text.get()).isEqualTo((long) RELOADS);
      Await.until(() -> alive(loaders) + " generations alive", () -> alive(loaders) <= 2);
      assertThat(metaspaceAfterCollection()).isLessThan(metaspace * 11 / 10 + 1_000_000);
    }
  }

  private static void call(
      List<LongSupplier> services, AtomicBoolean end, AtomicLong calls, List<String> wrong) {
    long last = 0;
    try {
      while (!end.get()) {
        for (LongSupplier service : services) {
          long answer = service.getAsLong();
          if (answer < last) {
            wrong.add(answer + " after " + last);
          }
          last = answer;
          calls.incrementAndGet();
        }
      }
    } catch (Throwable failure) {
      wrong.add(failure.toString());
    }
  }

  /**
   * A compilation that is under way can keep a class for a moment, so one collection may not do.
   */
  private static long alive(List<WeakReference<Object>> loaders) {
    System.gc();
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private static long metaspaceAfterCollection() {
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }

  private void unit() {
    Path sources =
        modules.sources(
            "one",
            "module-info.java",
            """
            module one {
              provides java.util.function.Supplier with one.impl.Text;
              provides java.util.function.IntSupplier with one.impl.Int;
              provides java.util.function.LongSupplier with one.impl.Long;
              provides java.util.function.DoubleSupplier with one.impl.Double;
              provides java.util.concurrent.Callable with one.impl.Home;
            }
            """,
            "one/impl/Number.java",
            """
            package one.impl;
            class Number {
              static final long NUMBER = read();
              private static long read() {
                try (var in = Number.class.getResourceAsStream("number.txt")) {
                  return java.lang.Long.parseLong(new String(in.readAllBytes()));
                } catch (java.io.IOException failure) {
                  throw new java.io.UncheckedIOException(failure);
                }
              }
            }
            """,
            "one/impl/Text.java",
            "package one.impl; public class Text implements java.util.function.Supplier<Object> { public Object get() { return Number.NUMBER; } }",
            "one/impl/Int.java",
            "package one.impl; public class Int implements java.util.function.IntSupplier { public int getAsInt() { return (int) Number.NUMBER; } }",
            "one/impl/Long.java",
            "package one.impl; public class Long implements java.util.function.LongSupplier { public long getAsLong() { return Number.NUMBER; } }",
            "one/impl/Home.java",
            "package one.impl; public class Home implements java.util.concurrent.Callable<Object> { public Object call() { return getClass().getClassLoader(); } }",
            "one/impl/Double.java",
            "package one.impl; public class Double implements java.util.function.DoubleSupplier { public double getAsDouble() { return Number.NUMBER; } }");
    modules.compile(sources, work.resolve("mods/one"));
  }

  private void number(int number) {
    TestModules.write(work.resolve("mods/one"), "one/impl/number.txt", String.valueOf(number));
  }
}
