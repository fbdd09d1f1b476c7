package io.dymod.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Whatever a unit's code does, whoever has it run gets words, in time. */
class TimeLimitedTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Hides that E is checked.
  private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Optional<String> close(Duration limit, AutoCloseable thing) {
    return TimeLimited.run("sheep#1", OwnedResource.of(thing, "the end", thing), limit);
  }

  @Test
  void whatIsThrownIsPutIntoWords() {
    assertThat(
            close(
                LONG,
                () -> {
                  throw new IOException("no grass");
                }))
        .contains("the end: java.io.IOException: no grass");
    assertThat(close(LONG, () -> TimeLimitedTest.<Error>sneaky(new Exception("checked"))))
        .contains("the end: java.lang.Exception: checked");
    assertThat(
            close(
                LONG,
                () -> {
                  throw new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                      return TimeLimitedTest.<Error>sneaky(new Exception()).getMessage();
                    }
                  };
                }))
        .hasValueSatisfying(
            words -> assertThat(words).endsWith("(its message can't be had: java.lang.Exception)"));
  }

  @Test
  void aHangIsReportedWithItsStackEvenIfItEndsWhenItIsInterrupted() {
    assertThat(close(SHORT, () -> new CountDownLatch(1).await()))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("the end: not done after 100 ms; it hangs in\n    at ")
                    .contains("CountDownLatch.await"));
  }

  @Test
  void aHangInTheMessageOfWhatIsThrownIsReportedToo() {
    assertThat(
            close(
                SHORT,
                () -> {
                  throw new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                      while (true) {
                        Thread.onSpinWait();
                        if (Thread.interrupted()) {
                          return "late";
                        }
                      }
                    }
                  };
                }))
        .hasValueSatisfying(words -> assertThat(words).contains("not done after 100 ms"));
  }

  @Test
  void whoeverHoldsTheMonitorOfTheThreadHangsByItself() {
    CountDownLatch end = new CountDownLatch(1);
    assertThat(
            close(
                SHORT,
                () -> {
                  synchronized (Thread.currentThread()) {
                    while (end.getCount() > 0) {
                      Thread.onSpinWait();
                    }
                  }
                }))
        .isPresent();
    end.countDown();
  }

  @Test
  void anInterruptOfWhoeverWaitsCutsNothingShort() {
    Thread.currentThread().interrupt();
    CountDownLatch done = new CountDownLatch(1);
    assertThat(
            close(
                LONG,
                () -> {
                  Await.until(() -> "a moment", new Countdown(20)::isOver);
                  done.countDown();
                }))
        .isEmpty();
    assertThat(done.getCount()).isZero();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Over after some looks. */
  private static final class Countdown {

    private int left;

    Countdown(int left) {
      this.left = left;
    }

    boolean isOver() {
      return left-- == 0;
    }
  }

  @Test
  void theNextPieceRunsAfterOneThatHangsAndOneThatInterruptsItself() {
    try (TimeLimited code = TimeLimited.of("sheep#1")) {
      assertThat(code.call(SHORT, () -> new CountDownLatch(1).getCount() + wait(code)).trouble())
          .isPresent();
      code.call(
          LONG,
          () -> {
            Thread.currentThread().interrupt();
            Thread.currentThread().setContextClassLoader(null);
            return "";
          });
      assertThat(code.call(LONG, () -> Thread.currentThread().isInterrupted()).value())
          .contains(false);
      assertThat(code.call(LONG, () -> Thread.currentThread().getContextClassLoader()).value())
          .contains(ClassLoader.getSystemClassLoader());
    }
  }

  private static long wait(TimeLimited code) throws InterruptedException {
    new CountDownLatch(1).await();
    return code.hashCode();
  }

  @Test
  void closingItGivesUpWhatRuns() throws Exception {
    TimeLimited code = TimeLimited.of("closed#1");
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread closing =
        new Thread(
            () -> {
              Uninterrupted.await(LONG, nanos -> waitFor(running));
              code.close();
            });
    closing.start();
    assertThat(code.call(LONG, () -> hang(running, ended)).hang())
        .hasValueSatisfying(
            words -> assertThat(words).startsWith("when it was given up; it was in\n    at "));
    ended.await();
    closing.join();
    assertThat(code.call(LONG, () -> "too late").trouble()).isPresent();
  }

  private static boolean waitFor(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return true;
  }

  private static String hang(CountDownLatch running, CountDownLatch ended)
      throws InterruptedException {
    running.countDown();
    try {
      new CountDownLatch(1).await();
      return "";
    } finally {
      ended.countDown();
    }
  }

  @Test
  void itsThreadEndsAndInheritsNothing() {
    Thread[] seen = new Thread[1];
    close(LONG, () -> seen[0] = Thread.currentThread());
    assertThat(seen[0].getName()).isEqualTo("dymod-close sheep#1");
    Await.until(() -> "its end", () -> !seen[0].isAlive());
    Thread[] own = new Thread[1];
    close(LONG, () -> own[0] = Thread.currentThread());
    assertThat(own[0]).isNotSameAs(seen[0]);
  }

  @Test
  void whatSharesADeadlineGetsHalfOfWhatIsLeft() {
    Deadline deadline = Deadline.in(LONG);
    assertThat(deadline.share(SHORT)).isEqualTo(SHORT);
    assertThat(deadline.share(LONG)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    assertThat(Deadline.none().share(LONG)).isEqualTo(LONG);
    assertThat(Deadline.in(Duration.ZERO).share(LONG)).isPositive();
  }
}
