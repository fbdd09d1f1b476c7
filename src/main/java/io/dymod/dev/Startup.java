package io.dymod.dev;

import io.dymod.DymodException;
import io.dymod.change.Refusal;
import io.dymod.load.GenerationLoader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The start of a host, and whoever asks before it is over.
 *
 * <p>Who asks from outside is to see all units, as in release, and so waits for the end. The start
 * itself must not be waited for by what it waits for, which is the construction of a provider. The
 * thread that constructs one is answered at once. It may wait for others, and these ask too: if it
 * is a unit's code that asks and the unit does not serve yet, or if the thread that constructs a
 * provider is itself seen waiting, then whoever asks gets what is there already. Where it is not
 * there yet, it may still come, and is waited for until the start is over.
 */
final class Startup {

  private static final long LOOK_MILLIS = 5;

  /** Everybody waits for something now and then; so long, it is believed to be for others. */
  private static final int LOOKS = 5;

  private final CompletableFuture<Optional<String>> over = new CompletableFuture<>();

  /**
   * Ends the start.
   *
   * @return whether it had not ended before
   */
  boolean succeeds() {
    return over.complete(Optional.empty());
  }

  /** Ends the start, if it has not ended before; whoever waits, or asks later, is told why. */
  void fails(String reason) {
    over.complete(Optional.of(reason));
  }

  /** Why it has failed, in the words for a thread that has not seen the failure itself. */
  static String words(Throwable failure) {
    return "Dymod could not start: " + Refusal.words(failure);
  }

  /**
   * Waits until the start is over, or must not be waited for.
   *
   * @param ofStart whether the code that asks is of a unit that does not serve yet
   * @param there whether what is asked for is there already
   * @throws DymodException if the start has failed
   */
  void await(BooleanSupplier ofStart, BooleanSupplier there) {
    if (over.isDone() || GenerationLoader.isRehearsing()) {
      check(over.getNow(Optional.empty()));
      return;
    }
    boolean free = ofStart.getAsBoolean();
    int looks = 0;
    boolean interrupted = false;
    try {
      while (!(free || looks >= LOOKS) || !there.getAsBoolean()) {
        try {
          check(over.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
          return;
        } catch (TimeoutException goesOn) {
          looks = GenerationLoader.isRehearsalWaiting() ? looks + 1 : 0;
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException impossible) {
      throw new AssertionError("it is never completed so", impossible);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void check(Optional<String> failure) {
    failure.ifPresent(
        reason -> {
          throw new DymodException(reason);
        });
  }
}
