package io.dymod.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only its end ends a worker. */
class WorkerTest {

  private final Worker worker =
      new Worker(work -> new DymodThread("dymod-test", work), Duration.ofSeconds(60));
  private final List<String> log = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    worker.end();
  }

  private void awaitLog(String... lines) {
    Await.until(log::toString, () -> log.size() >= lines.length);
    assertThat(log).containsExactly(lines);
  }

  @Test
  void tasksAreDoneInOrderWhateverTheyThrow() {
    worker.add(() -> log.add("one"));
    worker.add(
        () -> {
          throw new StackOverflowError("played");
        });
    worker.add(() -> log.add("two"));
    awaitLog("one", "two");
  }

  @Test
  void interruptsAreSurvived() {
    worker.add(() -> log.add("started"));
    Thread thread = worker.thread().orElseThrow();
    IntStream.range(0, 100).forEach(number -> thread.interrupt());
    worker.add(() -> log.add("" + Thread.currentThread().isInterrupted()));
    awaitLog("started", "false");
    assertThat(worker.thread()).containsSame((DymodThread) thread);
  }

  @Test
  void aThreadThatHangsIsReplaced() {
    CountDownLatch end = new CountDownLatch(1);
    worker.add(
        () -> {
          log.add("hangs");
          while (end.getCount() > 0) {
            Thread.onSpinWait();
          }
          log.add("late");
        });
    worker.add(() -> log.add("next"));
    awaitLog("hangs");
    worker.replace();
    awaitLog("hangs", "next");
    end.countDown();
    awaitLog("hangs", "next", "late");
    worker.add(() -> log.add("more"));
    awaitLog("hangs", "next", "late", "more");
  }

  @Test
  void whatWasAddedBeforeTheEndIsDone() {
    CountDownLatch go = new CountDownLatch(1);
    worker.add(() -> Uninterrupted.await(Duration.ofSeconds(60), nanos -> isOpen(go)));
    worker.add(() -> log.add("before"));
    worker.end();
    worker.add(() -> log.add("after"));
    Thread thread = worker.thread().orElseThrow();
    go.countDown();
    Await.until(() -> "the end of the thread", () -> !thread.isAlive());
    awaitLog("before");
  }

  private static boolean isOpen(CountDownLatch gate) throws InterruptedException {
    gate.await();
    return true;
  }
}
