package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.testing.Await;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is exercised after the start, so that the first reload is about as fast as the rest. */
class WarmUpTest {

  private final List<String> turns = new ArrayList<>();

  @Test
  void eachExerciseHasItsTurns() throws InterruptedException {
    WarmUp warmUp = new WarmUp().with(noting("a"), 3, 1).with(noting("b"), 2, 1);
    while (warmUp.isUnfinished()) {
      warmUp.work();
    }
    assertThat(turns).containsExactlyInAnyOrder("a0", "a1", "a2", "b0", "b1");
  }

  private WarmUp.Exercise noting(String name) {
    return turn -> turns.add(name + turn);
  }

  @Test
  void theExerciseThatHasHadLessTimeGoesFirst() throws InterruptedException {
    WarmUp warmUp = new WarmUp().with(WarmUpTest::longTurn, 3, 1).with(noting("short"), 3, 1);
    for (int turn = 0; turn < 4; turn++) {
      warmUp.work();
    }
    assertThat(turns).hasSize(3);
  }

  @Test
  void anExerciseGetsItsShare() throws InterruptedException {
    WarmUp warmUp = new WarmUp().with(noting("a"), 1_000, 1).with(noting("b"), 1_000, 1_000_000);
    for (int turn = 0; turn < 100; turn++) {
      warmUp.work();
    }
    assertThat(turns).filteredOn(turn -> turn.startsWith("b")).hasSizeGreaterThan(90);
  }

  private static boolean longTurn(int turn) {
    long end = System.nanoTime() + 20_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return true;
  }

  @Test
  void anExerciseThatHasNothingToDoIsOver() throws InterruptedException {
    WarmUp warmUp = new WarmUp().with(turn -> false, 100, 1);
    warmUp.work();
    assertThat(warmUp.isUnfinished()).isFalse();
  }

  @Test
  void anExerciseThatFailsIsOverAndTheOthersGoOn() throws InterruptedException {
    WarmUp warmUp = new WarmUp().with(WarmUpTest::fail, 100, 1).with(noting("b"), 1, 1);
    assertThatThrownBy(warmUp::work).hasMessage("played");
    warmUp.work();
    assertThat(turns).containsExactly("b0");
    assertThat(warmUp.isUnfinished()).isFalse();
  }

  private static boolean fail(int turn) {
    throw new IllegalStateException("played");
  }

  @Test
  void whatTheDrillHasReloadedIsUnloaded() throws InterruptedException {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    int reloads = 20;
    try (WarmUpReload drill = new WarmUpReload(ModuleLayer.boot(), Integer.MAX_VALUE)) {
      for (int turn = 0; turn < reloads; turn++) {
        assertThat(drill.take(turn)).isTrue();
      }
    }
    long before = classes.getUnloadedClassCount();
    Await.until(
        () -> classes.getUnloadedClassCount() - before + " classes were unloaded",
        () -> {
          System.gc();
          return classes.getUnloadedClassCount() - before >= reloads;
        });
  }

  @Test
  void theDrillIsDoneOnceForAllHosts() throws InterruptedException {
    try (WarmUpReload drill = new WarmUpReload(ModuleLayer.boot(), 1)) {
      assertThat(drill.take(0)).isFalse();
    }
  }
}
