package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Hints.Hint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking takes little of a processor, however much there is to look at. */
class ScanScheduleTest {

  private static final Duration POLL = Duration.ofMillis(200);

  private final ScanSchedule watching = new ScanSchedule(() -> true, () -> Hint.NONE, POLL);
  private final ScanSchedule polling = new ScanSchedule(() -> false, () -> Hint.NONE, POLL);

  @Test
  void aLookAtFewUnitsIsMadeAtTheUsualPace() {
    assertThat(wait(watching, Duration.ZERO)).isPositive().isLessThanOrEqualTo(seconds(2));
    assertThat(wait(polling, Duration.ZERO)).isPositive().isLessThanOrEqualTo(POLL);
  }

  @Test
  void aLongLookIsMadeSeldom() {
    assertThat(wait(watching, Duration.ofMillis(60))).isBetween(seconds(15), seconds(30));
  }

  @Test
  void butNeverMoreSeldomThanOnceAMinute() {
    assertThat(wait(watching, Duration.ofHours(1))).isBetween(seconds(45), seconds(60));
  }

  @Test
  void whatHasChangedLastIsLookedAtAsOftenAsEver() {
    assertThat(wait(polling, Duration.ofHours(1))).isEqualTo(POLL);
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
    ScanSchedule always = new ScanSchedule(() -> false, () -> Hint.NONE, Duration.ZERO);
    assertThat(always.isLookDue()).isTrue();
    assertThat(always.timeToWait(Optional.empty())).isZero();
  }

  private static Duration wait(ScanSchedule pace, Duration look) {
    pace.looks();
    pace.lookTook(look);
    return pace.timeToWait(Optional.empty());
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
