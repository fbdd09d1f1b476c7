package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long silence has to last before it is believed that nobody writes any more. */
class HintsTest {

  private static final Path UNIT = Path.of("unit");
  private static final Duration QUIET = Duration.ofMillis(30);
  private static final Duration BURST = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ManualClock clock = new ManualClock();
  private final Hints hints = new Hints(clock);

  /**
   * What has happened, and what is left to wait.
   *
   * @param sentence what it shows
   * @param events what has come, and how much time has gone by
   * @param left what is still to be waited for, in milliseconds; none is left if it is negative
   */
  record Row(String sentence, Consumer<HintsTest> events, long left) {

    @Override
    public String toString() {
      return sentence;
    }
  }

  private static Row row(String sentence, long left, Consumer<HintsTest> events) {
    return new Row(sentence, events, left);
  }

  static Stream<Row> rows() {
    return Stream.of(
        row("the save of a file is waited out for a short while", 30, test -> test.write(1)),
        row(
            "time that has gone by since then counts",
            20,
            test -> {
              test.write(1);
              test.pass(10);
            }),
        row(
            "nothing is waited for once the while is over",
            0,
            test -> {
              test.write(1);
              test.pass(30);
            }),
        row(
            "the last of several letters counts",
            30,
            test -> {
              test.write(1);
              test.pass(29);
              test.write(2);
            }),
        row("an editor may write up to four files", 30, test -> test.write(4)),
        row("a burst of more is waited out for longer", 200, test -> test.write(5)),
        row(
            "what was taken from the box counts by when it came",
            20,
            test -> {
              test.write(5);
              test.hints.take(path -> true);
              test.pass(10);
            }),
        row(
            "what is written elsewhere holds nobody up",
            -1000,
            test -> {
              test.pass(1030);
              test.hints.changed(Path.of("elsewhere/file"));
            }),
        row(
            "a hint at everything is like a burst",
            200,
            test -> {
              test.pass(1000);
              test.hints.everything();
            }));
  }

  private void write(int files) {
    for (int number = 0; number < files; number++) {
      hints.changed(UNIT.resolve("file" + number));
    }
  }

  private void pass(long millis) {
    clock.pass(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void silenceIsCounted(Row row) {
    row.events.accept(this);
    assertThat(left(PATIENCE)).isEqualTo(Duration.ofMillis(row.left));
  }

  private Duration left(Duration patience) {
    long end = clock.getAsLong() + patience.toNanos();
    return Duration.ofNanos(hints.nanosToQuiet(path -> path.startsWith(UNIT), QUIET, BURST, end));
  }

  @Test
  void whoeverWritesWithoutEndIsNotWaitedForAnyLongerThanPatienceLasts() {
    write(5);
    assertThat(left(Duration.ofMillis(150))).isEqualTo(Duration.ofMillis(150));
    assertThat(left(Duration.ZERO)).isZero();
  }

  @Test
  void whatIsTakenAboutSomePathsLeavesTheOthers() throws InterruptedException {
    write(1);
    hints.changed(Path.of("elsewhere"));
    assertThat(hints.take(path -> path.startsWith(UNIT)).paths())
        .containsExactly(UNIT.resolve("file0"));
    assertThat(hints.take(Duration.ZERO).paths()).containsExactly(Path.of("elsewhere"));
    assertThat(hints.take(Duration.ZERO).isEmpty()).isTrue();
  }
}
