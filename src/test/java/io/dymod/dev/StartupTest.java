package io.dymod.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dymod.DymodException;
import io.dymod.testing.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Who asks early waits for all units, unless the start waits for what asks. */
class StartupTest {

  private static final BooleanSupplier YES = () -> true;
  private static final BooleanSupplier NO = () -> false;

  private final Startup startup = new Startup();

  private CompletableFuture<Void> waiting(BooleanSupplier ofStart, BooleanSupplier there) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                startup.await(ofStart, there);
                answer.complete(null);
              } catch (DymodException failure) {
                answer.completeExceptionally(failure);
              }
            });
    thread.start();
    Await.until(
        () -> "a thread that waits",
        () -> answer.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
    return answer;
  }

  @Test
  void whoAsksFromOutsideWaitsForTheEnd() {
    CompletableFuture<Void> answer = waiting(NO, YES);
    assertThat(answer).isNotDone();
    assertThat(startup.succeeds()).isTrue();
    answer.join();
    startup.await(NO, NO);
  }

  @Test
  void codeOfAUnitThatDoesNotServeYetWaitsOnlyForWhatItAsksFor() {
    waiting(YES, YES).join();
    CompletableFuture<Void> answer = waiting(YES, NO);
    assertThat(answer).isNotDone();
    startup.succeeds();
    answer.join();
  }

  @Test
  void whoWaitsForAStartThatFailsIsToldWhy() {
    CompletableFuture<Void> answer = waiting(NO, YES);
    startup.fails(Startup.words(new IllegalStateException("no grass")));
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(DymodException.class)
        .hasMessageStartingWith("Dymod could not start: java.lang.IllegalStateException: no grass");
    assertThatThrownBy(() -> startup.await(NO, YES)).isInstanceOf(DymodException.class);
    assertThat(startup.succeeds()).isFalse();
  }
}
