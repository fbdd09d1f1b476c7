package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Outcome;
import io.dymod.testing.TestModules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Threads call two units, of which one requires the other, while all of their classes are changed
 * at once: in place, or as new generations. Each class says the number of the change, and a call
 * collects what all of them say, but for the methods that it is in.
 *
 * <p>A call that has started on a generation stays on it, so what it collects may differ only where
 * a change was made in place meanwhile; and as that is made in one step, the numbers never go down.
 * What was live when the call started is the least that it may say. Only the bodies that are on the
 * stack are finished as they were, so these say nothing.
 */
final class CallsAcrossSwaps {

  private static final int CALLERS = 2;
  private static final List<String> CLASSES = List.of("a/One", "a/Two", "b/Own");

  private final Path work;
  private final Random random;
  private final Host host;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Mixed> mixed = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Boolean> ways = new ConcurrentHashMap<>();
  private final AtomicLong calls = new AtomicLong();
  private boolean withMore;
  private volatile int begun;
  private volatile int ended;
  private volatile boolean over;

  /**
   * A call that has collected different numbers.
   *
   * @param after the last change that was live when it started
   * @param upTo the last change that had begun when it ended
   */
  private record Mixed(String answer, int after, int upTo) {}

  private CallsAcrossSwaps(Path work, int seed) {
    this.work = work;
    this.random = new Random(seed);
    TestModules.write(
        work,
        "a/module-info.java",
        "module a { exports a; provides java.util.function.Supplier with a.Main; }");
    TestModules.write(
        work,
        "b/module-info.java",
        "module b { requires a; provides java.util.function.Supplier with b.Main; }");
    TestModules.write(
        work,
        "b/b/Main.java",
        """
        package b;
        public class Main implements java.util.function.Supplier<String> {
          public String get() { return Own.number() + " " + a.Main.all() + " " + Own.number(); }
        }
        """);
    save(0, "");
    host = LiveProgram.open(ModuleLayer.boot(), work.resolve("a"), work.resolve("b"));
  }

  /**
   * Changes and calls.
   *
   * @param arguments seconds, and the seed
   */
  public static void main(String[] arguments) throws Exception {
    CallsAcrossSwaps.class.getModule().addUses(Supplier.class);
    Path work = Files.createTempDirectory("calls");
    CallsAcrossSwaps across = new CallsAcrossSwaps(work, Integer.parseInt(arguments[1]));
    across.run(System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0])));
    TestModules.delete(work);
    System.exit(0);
  }

  private void run(long end) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (String unit : List.of("a", "b")) {
      for (int number = 0; number < CALLERS; number++) {
        Thread thread = new Thread(() -> call(unit), "caller of " + unit);
        threads.add(thread);
        thread.start();
      }
    }
    try {
      while (System.nanoTime() < end) {
        change();
        assertThat(failures).isEmpty();
      }
    } finally {
      over = true;
      for (Thread thread : threads) {
        thread.join();
      }
      host.close();
    }
    assertThat(failures).isEmpty();
    for (Mixed one : mixed) {
      assertThat(ways.keySet())
          .as("changes in place while a call collected %s", one)
          .anyMatch(change -> change > one.after && change <= one.upTo && ways.get(change));
    }
    long inPlace = ways.values().stream().filter(way -> way).count();
    System.out.printf(
        "%d calls, %d in place, %d generations, %d calls across a change in place%n",
        calls.get(), inPlace, ways.size() - inPlace, mixed.size());
  }

  /** Saves all classes anew, now and then with a broken save before, and reloads. */
  private void change() {
    int next = begun + 1;
    if (random.nextInt(4) == 0) {
      saveMain(" broken");
      assertThat(host.reload()).anyMatch(outcome -> outcome instanceof Outcome.Rejected);
    }
    withMore ^= random.nextInt(3) == 0;
    save(next, withMore ? " static void more() { }" : "");
    begun = next;
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasSize(1);
    Outcome.Swapped swapped = (Outcome.Swapped) outcomes.get(0);
    assertThat(swapped.units()).hasSize(2);
    ways.put(next, swapped.inPlace());
    ended = next;
  }

  private void save(int number, String more) {
    saveMain(more);
    for (String name : CLASSES) {
      String unit = name.substring(0, 1);
      TestModules.write(
          work,
          unit + "/" + name + ".java",
          "package %s; class %s { static int number() { return %d; } }"
              .formatted(unit, name.substring(2), number));
    }
  }

  private void saveMain(String more) {
    TestModules.write(
        work,
        "a/a/Main.java",
        """
        package a;
        public class Main implements java.util.function.Supplier<String> {
          public String get() { return all() + " " + One.number(); }
          public static String all() {
            String first = One.number() + " ";
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            return first + Two.number() + " " + One.number();
          }
          %s
        }
        """
            .formatted(more));
  }

  @SuppressWarnings("unchecked")
  private void call(String unit) {
    Supplier<String> handle = host.service(Supplier.class, unit);
    try {
      while (!over) {
        int after = ended;
        String answer = handle.get();
        int upTo = begun;
        int[] numbers = Arrays.stream(answer.split(" ")).mapToInt(Integer::parseInt).toArray();
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(sorted, numbers) || sorted[0] < after) {
          failures.add(unit + " answers " + answer + ", and " + after + " was live before");
        } else if (sorted[0] != sorted[sorted.length - 1]) {
          mixed.add(new Mixed(answer, after, upTo));
        }
        calls.incrementAndGet();
      }
    } catch (RuntimeException | Error failure) {
      failures.add(unit + ": " + failure);
    }
  }
}
