package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The program chooses the moment at which what is ready goes live; whoever wants can wait. */
class MomentTest extends StateFixture {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ADD = "state.add(text); return ";

  @Override
  Settings.Builder settings() {
    return super.settings().auto(true).staged(true);
  }

  private void list(String call) {
    unit("List<String>", "new ArrayList<>()", call);
  }

  private void awaitPending(String units) {
    Await.until(
        () -> units + " ready, instead of " + host.pending(),
        () -> host.pending().toString().equals(units));
  }

  private void awaitRejected(List<Outcome> outcomes) {
    Await.until(
        () -> "a rejection among " + outcomes,
        () -> List.copyOf(outcomes).stream().anyMatch(Outcome.Rejected.class::isInstance));
  }

  @Test
  void theStateOfThatMomentIsHandedOver() {
    list(ADD + "state.toString();");
    open();
    assertThat(game.apply("one")).isEqualTo("[one]");
    list(ADD + "\"now \" + state;");
    awaitPending("[game#2]");
    assertThat(host.pending()).extracting(Unit::state).containsExactly(Unit.State.PENDING);
    assertThat(game.apply("two")).isEqualTo("[one, two]");
    assertLive(reload(), "game#2", "state handed over");
    assertThat(game.apply("three")).isEqualTo("now [one, two, three]");
    assertThat(host.pending()).isEmpty();
    assertThat(reload()).isEqualTo("nothing is ready to go live");
  }

  @Test
  void whatCannotBeHandedOverAtThatMomentIsRejectedAndTheNextEditIsTaken() throws Exception {
    unit(
        "Object",
        "\"\"",
        "state = new Ship(1); return state.toString();",
        "record Ship(int speed) {}");
    open();
    unit("Object", "\"\"", "return \"now \" + state;", "record Ship(String speed) {}");
    awaitPending("[game#2]");
    assertThat(game.apply("")).isEqualTo("Ship[speed=1]");
    assertThat(reload())
        .isEqualTo(
            "game rejected: the state of game.Play can't be handed over: speed: was int, is"
                + " String\ngame#1 keeps serving");
    assertThat(host.awaitLive(LONG)).isFalse();
    assertThat(host.pending()).isEmpty();
    unit("Object", "\"\"", "return \"now \" + state;", "record Ship(long speed) {}");
    awaitPending("[game#3]");
    assertLive(reload(), "game#3", "state handed over");
    assertThat(game.apply("")).isEqualTo("now Ship[speed=1]");
  }

  @Test
  void whoeverWaitsForTheDiskIsToldWhenAllIsLive() throws Exception {
    list("return 1;");
    open();
    assertThat(host.awaitLive(LONG)).isTrue();
    list("return 2;");
    CompletableFuture<Boolean> live = waitForDisk();
    awaitPending("[game#2]");
    assertThat(live).isNotDone();
    host.reload();
    assertThat(live.join()).isTrue();
    assertThat(game.apply("")).isEqualTo(2);
  }

  private CompletableFuture<Boolean> waitForDisk() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return host.awaitLive(LONG);
          } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
          }
        });
  }

  @Test
  void whoeverWaitsForTheDiskIsToldWhenWhatWaitedIsUndone() {
    list("return 1;");
    open();
    list("return 2;");
    CompletableFuture<Boolean> live = waitForDisk();
    awaitPending("[game#2]");
    list("return 1;");
    assertThat(live.join()).isTrue();
    assertThat(host.pending()).isEmpty();
  }

  @Test
  void aWaitEndsWhenTimeIsUp() throws Exception {
    list("return 1;");
    open();
    list("return 2;");
    awaitPending("[game#2]");
    assertThat(host.awaitLive(Duration.ofMillis(50))).isFalse();
    assertThat(host.awaitGeneration("game", 2, Duration.ofMillis(50))).isFalse();
    assertThat(host.awaitGeneration("nobody", 1, Duration.ZERO)).isFalse();
    assertThat(host.awaitGeneration("game", 1, Duration.ZERO)).isTrue();
  }

  @Test
  void aWaitForAGenerationEndsWhenItServes() throws Exception {
    list("return 1;");
    open();
    CompletableFuture<Boolean> reached =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return host.awaitGeneration("game", 2, Duration.ofSeconds(Long.MAX_VALUE));
              } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
              }
            });
    list("return 2;");
    awaitPending("[game#2]");
    assertThat(reached).isNotDone();
    host.reload();
    assertThat(reached.join()).isTrue();
  }

  @Test
  void aWaitForTheDiskSaysAtOnceThatItCannotServe() throws Exception {
    list("return 1;");
    open();
    list("return nothing;");
    assertThat(host.awaitLive(Duration.ofSeconds(Long.MAX_VALUE))).isFalse();
    assertThat(host.units()).extracting(Unit::state).containsExactly(Unit.State.STALE);
  }

  @Test
  void aBrokenEditIsReportedWhileTheProgramRunsOn() {
    list("return 1;");
    open();
    List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    host.onReload(outcomes::add);
    list("return nothing;");
    awaitRejected(outcomes);
    assertThat(reload()).isEqualTo("nothing is ready to go live");
    assertThat(game.apply("")).isEqualTo(1);
  }

  @Test
  void aListenerBeforeASwapMayNotWaitForIt() {
    list("return 1;");
    open();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    host.beforeSwap(
        units -> {
          try {
            host.awaitLive(LONG);
          } catch (IllegalStateException refused) {
            thrown.complete(refused);
          } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
          }
        });
    list("return 2;");
    awaitPending("[game#2]");
    reload();
    assertThat(thrown.join()).hasMessageContaining("awaitLive() was called before a swap");
  }
}
