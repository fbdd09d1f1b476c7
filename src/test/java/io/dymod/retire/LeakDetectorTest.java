package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.load.Candidate;
import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.Suspect;
import io.dymod.testing.Await;
import io.dymod.testing.Generations;
import io.dymod.testing.ManualClock;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a generation that stays alive is called leaked, and how long is waited to know. */
class LeakDetectorTest {

  private static final Duration AGE = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final ManualClock clock = new ManualClock();
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Generations generations = new Generations();
  private final List<String> told = new ArrayList<>();

  /** Keeps alive what is leaked. */
  private final List<Candidate> kept = new ArrayList<>();

  private final RetirementListener listener =
      new RetirementListener() {
        @Override
        public void retired(String generation, Duration took, List<String> troubles) {
          told.add(generation + " retired after " + took);
        }

        @Override
        public void leaked(
            String generation,
            Duration age,
            int collections,
            List<Suspect> suspects,
            List<String> path,
            List<String> troubles) {
          told.add(generation + " leaked after " + age);
        }
      };

  @AfterEach
  void close() {
    generations.close();
  }

  private LeakDetector detector(Duration age, int collections) {
    Limits limits = new Limits(Duration.ZERO, Duration.ofSeconds(60), age, collections, true);
    return new LeakDetector(
        limits, new Pins(List.of()), leaked -> Map.of(), listener, queue, clock);
  }

  private RetiringGeneration leaving(String unit) {
    kept.add(generations.candidate(unit));
    return new RetiringGeneration(kept.get(kept.size() - 1), true, queue, clock);
  }

  @Test
  void nothingIsALeakBeforeItsAge() {
    LeakDetector detector = detector(AGE, 0);
    RetiringGeneration retiring = leaving("young");
    clock.pass(Duration.ofSeconds(2));
    detector.track(retiring);
    clock.pass(AGE.minus(MOMENT));
    detector.check(false);
    assertThat(told).isEmpty();
    assertThat(detector.isUndecided()).isTrue();
    clock.pass(MOMENT);
    detector.check(false);
    detector.check(true);
    assertThat(told).containsExactly("young#1 leaked after PT1M2S");
    assertThat(detector.isUndecided()).isFalse();
  }

  @Test
  void norBeforeSoManyGarbageCollections() {
    LeakDetector detector = detector(Duration.ZERO, 2);
    detector.track(leaving("survivor"));
    clock.pass(AGE);
    detector.check(false);
    assertThat(told).isEmpty();
    Await.until(
        () -> "two collections that unload classes",
        () -> {
          detector.collect();
          detector.check(false);
          return !told.isEmpty();
        });
    assertThat(told).containsExactly("survivor#1 leaked after PT1M");
  }

  @Test
  void theTimeUntilSomethingMayBeOverdueIsKnown() {
    LeakDetector detector = detector(AGE, 0);
    assertThat(detector.timeToCheck()).isZero();
    detector.track(leaving("patient"));
    assertThat(detector.timeToCheck()).isEqualTo(1 + AGE.toMillis());
    clock.pass(Duration.ofSeconds(59));
    assertThat(detector.timeToCheck()).isEqualTo(1001);
    clock.pass(AGE);
    assertThat(detector.timeToCheck()).isEqualTo(1);
    detector.check(false);
    assertThat(detector.timeToCheck()).isZero();
  }

  @Test
  void whereAskingForCollectionsIsInVainNobodyWaitsForLongerThanTenSeconds() {
    LeakDetector detector = detector(AGE, 1);
    detector.track(leaving("hopeful"));
    assertThat(detector.isHopeless()).isFalse();
    detector.collect();
    clock.pass(Duration.ofSeconds(10));
    assertThat(detector.isHopeless()).isFalse();
    clock.pass(MOMENT);
    assertThat(detector.isHopeless()).isTrue();
    detector.answered();
    assertThat(detector.isHopeless()).isFalse();
  }

  @Test
  void thePauseBetweenCollectionsGrowsAndBeginsAnewWithTheNextGeneration() {
    LeakDetector detector = detector(AGE, 1);
    assertThat(List.of(detector.pause(), detector.pause(), detector.pause()))
        .containsExactly(2L, 4L, 8L);
    for (int collection = 0; collection < 10; collection++) {
      detector.pause();
    }
    assertThat(detector.pause()).isEqualTo(200);
    detector.track(leaving("fresh"));
    assertThat(detector.pause()).isEqualTo(2);
  }

  @Test
  void whatIsCollectedIsRetiredSinceItLeft() {
    LeakDetector detector = detector(AGE, 1);
    RetiringGeneration retiring = leaving("gone");
    clock.pass(Duration.ofSeconds(3));
    detector.track(retiring);
    detector.collected(retiring);
    detector.collected(retiring);
    assertThat(told).containsExactly("gone#1 retired after PT3S");
  }
}
