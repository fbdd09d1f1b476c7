package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Generations;
import io.dymod.testing.ManualClock;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When it is looked for calls in flight, which halts all threads for a moment. */
class DrainingGenerationsTest {

  private final ManualClock clock = new ManualClock();
  private final Generations generations = new Generations();
  private final DrainingGenerations draining =
      new DrainingGenerations(
          new Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 1, false),
          clock);

  @AfterEach
  void close() {
    generations.close();
  }

  private RetiringGeneration leaving(String unit, boolean served) {
    return new RetiringGeneration(
        generations.candidate(unit), served, new ReferenceQueue<>(), clock);
  }

  @Test
  void nobodyIsHaltedJustAfterASwap() {
    draining.arrive(List.of(leaving("drained", true)));
    assertThat(draining.isLookDue()).isFalse();
    clock.pass(Duration.ofMillis(20).minusNanos(1));
    assertThat(draining.isLookDue()).isFalse();
    clock.pass(Duration.ofNanos(1));
    assertThat(draining.isLookDue()).isTrue();
    assertThat(draining.look(Optional.empty()).retiring())
        .extracting(RetiringGeneration::name)
        .containsExactly("drained#1");
    assertThat(draining.isEmpty()).isTrue();
  }

  @Test
  void whatNeverServedIsNotWaitedFor() {
    draining.arrive(List.of(leaving("rejected", false)));
    assertThat(draining.isLookDue()).isTrue();
    assertThat(draining.look(Optional.empty()).retiring()).hasSize(1);
  }

  @Test
  void theLooksBecomeLessFrequentUntilTheNextSwap() {
    draining.arrive(List.of());
    List<Long> waits = new ArrayList<>();
    for (int look = 0; look < 6; look++) {
      waits.add(draining.timeToLook());
      clock.pass(Duration.ofMillis(draining.timeToLook()));
      draining.look(Optional.empty());
    }
    assertThat(waits).containsExactly(20L, 20L, 40L, 80L, 160L, 160L);
    draining.arrive(List.of());
    assertThat(draining.timeToLook()).isEqualTo(20);
  }
}
