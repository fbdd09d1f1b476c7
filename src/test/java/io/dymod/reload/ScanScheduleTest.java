package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Hints.Hint;
import io.dymod.testing.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking takes little of a processor, however much there is to look at. */
class ScanScheduleTest {

  private static final Duration POLL = Duration.ofMillis(200);

  private final ManualClock clock = new ManualClock();
  private final ScanSchedule watching = schedule(true, POLL);
  private final ScanSchedule polling = schedule(false, POLL);

  private ScanSchedule schedule(boolean watched, Duration poll) {
    return new ScanSchedule(() -> watched, () -> Hint.NONE, poll, clock);
  }

  @ParameterizedTest(name = "a look at everything that takes {0} ms is made each {1} ms")
  @CsvSource({"0, 2000", "4, 2000", "5, 2500", "60, 30000", "120, 60000", "3600000, 60000"})
  void whileWatchingALookTakesAFiveHundredthOfAProcessor(long look, long interval) {
    watching.looks();
    watching.lookTook(Duration.ofMillis(look));
    assertThat(watching.timeToWait(Optional.empty())).isEqualTo(Duration.ofMillis(interval));
  }

  @ParameterizedTest(name = "a look at everything that takes {0} ms is made each {1} ms")
  @CsvSource({"0, 200", "2, 200", "3, 300", "60, 6000", "3600000, 60000"})
  void whilePollingItTakesAHundredth(long look, long interval) {
    polling.looks();
    polling.lookTook(Duration.ofMillis(look));
    clock.pass(Duration.ofMillis(interval - 1));
    assertThat(polling.isLookDue()).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(polling.isLookDue()).isTrue();
  }

  @Test
  void theShortestOfTheLastLooksCounts() {
    watching.looks();
    watching.lookTook(Duration.ofMillis(60));
    watching.lookTook(Duration.ofMillis(10));
    assertThat(watching.timeToWait(Optional.empty())).isEqualTo(seconds(5));
  }

  @Test
  void butOneOfLongAgoDoesNot() {
    watching.looks();
    watching.lookTook(Duration.ofMillis(10));
    for (int look = 0; look < 4; look++) {
      watching.lookTook(Duration.ofMillis(60));
    }
    assertThat(watching.timeToWait(Optional.empty())).isEqualTo(seconds(30));
  }

  @Test
  void timeThatHasGoneByIsNotWaitedForAgain() {
    watching.looks();
    clock.pass(Duration.ofMillis(1_900));
    assertThat(watching.timeToWait(Optional.empty())).isEqualTo(Duration.ofMillis(100));
    clock.pass(seconds(9));
    assertThat(watching.timeToWait(Optional.empty())).isZero();
  }

  @Test
  void whilePollingWhatHasChangedLastIsLookedAtAsOftenAsEver() {
    polling.looks();
    polling.lookTook(Duration.ofHours(1));
    assertThat(polling.timeToWait(Optional.empty())).isEqualTo(POLL);
    assertThat(polling.isLookDue()).isFalse();
  }

  @Test
  void whatHasToBeDecidedIsNotPutOff() {
    watching.lookTook(Duration.ofHours(1));
    assertThat(watching.timeToWait(Optional.of(POLL))).isEqualTo(POLL);
    assertThat(watching.timeToWait(Optional.of(POLL.negated()))).isZero();
  }

  @Test
  void aLookThatIsDueIsNotWaitedFor() {
    ScanSchedule always = schedule(false, Duration.ZERO);
    assertThat(always.isLookDue()).isTrue();
    assertThat(always.timeToWait(Optional.empty())).isZero();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
