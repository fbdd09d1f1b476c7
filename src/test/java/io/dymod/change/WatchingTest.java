package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch that ends by itself is noticed, made up for, and started anew. */
class WatchingTest {

  @TempDir Path work;
  private final Hints hints = new Hints();
  private final List<FakeWatch> started = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private boolean fails;

  private static final class FakeWatch implements Watch {

    private boolean alive = true;

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public void close() {
      alive = false;
    }
  }

  private Watching watching() {
    return Watching.start(
        () -> List.of(work),
        hints,
        "polling",
        (area, box, shortage) -> {
          if (fails) {
            throw new IOException("no more watches");
          }
          started.add(new FakeWatch());
          return Optional.of(started.get(started.size() - 1));
        },
        clock);
  }

  @Test
  void aWatchThatHasEndedIsStartedAnewAfterARest() throws InterruptedException {
    Watching watching = watching();
    assertThat(watching.isComplete()).isTrue();
    started.get(0).alive = false;
    assertThat(watching.isComplete()).isFalse();
    clock.pass(Duration.ofSeconds(1));
    watching.renewIfMoved();
    assertThat(started).hasSize(1);
    clock.pass(Duration.ofNanos(1));
    watching.renewIfMoved();
    assertThat(watching.isComplete()).isTrue();
    assertThat(started).hasSize(2);
    assertThat(hints.take(Duration.ZERO).everything()).isTrue();
  }

  @Test
  void whereItCannotBeStartedAnewLookingMakesUpForIt() throws InterruptedException {
    Watching watching = watching();
    started.get(0).alive = false;
    fails = true;
    clock.pass(Duration.ofSeconds(2));
    watching.renewIfMoved();
    assertThat(hints.take(Duration.ZERO).everything()).isTrue();
    assertThat(watching.isComplete()).isFalse();
  }

  @Test
  void whatIsClosedIsNotStartedAnew() {
    Watching watching = watching();
    watching.close();
    watching.renewIfMoved();
    assertThat(started).hasSize(1);
  }
}
