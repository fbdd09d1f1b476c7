package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place that can't be looked at just now is looked at again later and later. */
class UnreadablePlacesTest {

  private static final Path PATH = Path.of("unit").toAbsolutePath();
  private static final Optional<Place> CHANGING =
      Optional.of(
          Place.unsettled(
              new Origin.Exploded(PATH, Optional.empty()),
              Listing.EMPTY,
              Instant.EPOCH,
              new TreeSet<>(List.of(Path.of("log.txt")))));

  private final ManualClock clock = new ManualClock();
  private final UnreadablePlaces places = new UnreadablePlaces(clock);
  private long serials;

  private OnDisk.Trouble note(Optional<Place> place) {
    places.note(PATH, place, "no luck", ++serials);
    return places.all().get(PATH);
  }

  @ParameterizedTest(name = "{0}: again after {2}")
  @CsvSource({
    "at first,                                PT0S,    PT0.1S",
    "after less than the first pause,         PT0.05S, PT0.1S",
    "as long again as it has lasted,          PT0.7S,  PT0.7S",
    "but no later than after the longest one, PT1H,    PT2S"
  })
  void thePauseGrowsWithTheTrouble(String when, Duration lasting, Duration pause) {
    note(CHANGING);
    clock.pass(lasting);
    assertThat(note(CHANGING).retry() - clock.getAsLong()).isEqualTo(pause.toNanos());
    clock.pass(pause.minusNanos(1));
    assertThat(places.isResting(PATH)).isTrue();
    clock.pass(Duration.ofNanos(1));
    assertThat(places.isResting(PATH)).isFalse();
  }

  @Test
  void whatCannotBeReadIsTriedWheneverItIsHintedAt() {
    note(Optional.empty());
    assertThat(places.isResting(PATH)).isFalse();
  }

  @Test
  void theSameTroubleStaysTheSameEntry() {
    OnDisk.Entry first = note(CHANGING).entry();
    clock.pass(Duration.ofSeconds(1));
    assertThat(note(CHANGING).entry()).isEqualTo(first);
    OnDisk.Entry other = note(Optional.empty()).entry();
    assertThat(other.serial()).isNotEqualTo(first.serial());
    assertThat(other.since()).isEqualTo(clock.getAsLong());
  }

  @Test
  void aTroubleThatIsOverBeginsAnew() {
    note(CHANGING);
    clock.pass(Duration.ofHours(1));
    places.end(PATH);
    assertThat(places.isResting(PATH)).isFalse();
    assertThat(note(CHANGING).retry() - clock.getAsLong())
        .isEqualTo(Duration.ofMillis(100).toNanos());
    places.keepOnly(List.of());
    assertThat(places.all()).isEmpty();
  }
}
