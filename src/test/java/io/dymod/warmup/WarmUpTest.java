package io.dymod.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is exercised after the start, so that the first reload takes less time. */
class WarmUpTest {

  private final ManualClock clock = new ManualClock();
  private final List<Integer> taken = new ArrayList<>();

  private WarmUp warmUp(int turns, Duration each) {
    return new WarmUp(
        turn -> {
          clock.pass(each);
          return taken.add(turn);
        },
        turns,
        clock);
  }

  private static void workToTheEnd(WarmUp warmUp) throws InterruptedException {
    while (warmUp.isUnfinished()) {
      warmUp.work();
    }
  }

  @Test
  void anExerciseHasItsTurns() throws InterruptedException {
    workToTheEnd(warmUp(3, Duration.ofMillis(1)));
    assertThat(taken).containsExactly(0, 1, 2);
  }

  @Test
  void itTakesNoMoreThanFourSeconds() throws InterruptedException {
    workToTheEnd(warmUp(100, Duration.ofSeconds(1)));
    assertThat(taken).hasSize(4);
  }

  @Test
  void itRestsForAsLongAsItHasWorked() throws InterruptedException {
    WarmUp warmUp = warmUp(100, Duration.ofMillis(7));
    assertThat(warmUp.rest()).isZero();
    warmUp.work();
    assertThat(warmUp.rest()).isEqualTo(Duration.ofMillis(7));
  }

  @Test
  void anExerciseThatHasNothingToDoIsOver() throws InterruptedException {
    WarmUp warmUp = new WarmUp(turn -> false, 100, clock);
    warmUp.work();
    assertThat(warmUp.isUnfinished()).isFalse();
  }

  @Test
  void anExerciseThatFailsIsOver() {
    WarmUp warmUp =
        new WarmUp(
            turn -> {
              throw new IllegalStateException("played");
            },
            100,
            clock);
    assertThatThrownBy(warmUp::work).hasMessage("played");
    assertThat(warmUp.isUnfinished()).isFalse();
  }

  @Test
  void withoutTurnsThereIsNothingToDo() {
    assertThat(warmUp(0, Duration.ZERO).isUnfinished()).isFalse();
  }
}
