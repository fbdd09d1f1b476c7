package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Hints.Hint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pass leaves to a later one, and when that is due. */
class PendingTest {

  private static final Path ONE = Path.of("one.jar");
  private static final Path TWO = Path.of("two.jar");

  private static Pending until(long deadline) {
    return new Pending(Set.of(ONE), OptionalLong.of(deadline), true);
  }

  @Test
  void whereNothingIsLeftNothingIsDue() {
    assertThat(Pending.NOTHING.isNothing()).isTrue();
    assertThat(Pending.NOTHING.timeLeft(0)).isEmpty();
    assertThat(Pending.NOTHING.hint().isEmpty()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a decision is waited for until its deadline, 100, 40, 60",
    "it is due at its deadline,                   100, 100, 0",
    "one that is late is due,                     100, 900, 0",
    "a clock may count from below zero,           -5, -25, 20",
    "a clock may turn over,                       -9223372036854775803, 9223372036854775803, 10"
  })
  void timeIsLeftUntilTheDeadline(String sentence, long deadline, long now, long left) {
    assertThat(until(deadline).timeLeft(now)).contains(Duration.ofNanos(left));
  }

  @Test
  void whatAPassThatFailedHadToLookAtIsLookedAtAgain() {
    Pending pending = until(100).after(new Hint(Set.of(TWO), false), 900);
    assertThat(pending.hint()).isEqualTo(new Hint(Set.of(ONE, TWO), false));
    assertThat(pending.timeLeft(0)).isEqualTo(Optional.of(Duration.ofNanos(900)));
    assertThat(pending.isUndecided()).isTrue();
    assertThat(Pending.NOTHING.after(Hint.NONE, 900).isNothing()).isFalse();
  }
}
