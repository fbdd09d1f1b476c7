package io.dymod.report;

import io.dymod.Outcome;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.scope.FailureText;
import io.dymod.scope.Log;
import io.dymod.scope.Uninterrupted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Whoever is told of outcomes, until that is ended. From then on nothing is referred to any more
 * that may be of a unit, even if there are outcomes still waiting to be passed on.
 */
final class Listener {

  /** How long a call is waited for that is being made while it is to be the last one. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Optional<Consumer<? super Outcome>> consumer;
  private Optional<Thread> caller = Optional.empty();

  Listener(Consumer<? super Outcome> consumer) {
    this.consumer = Optional.of(consumer);
  }

  /** Whether it is of a generation's class. */
  synchronized boolean isOf(RetiredGeneration gone) {
    return consumer.filter(gone::owns).isPresent();
  }

  /** Tells it, unless that has been ended. */
  void tell(Outcome outcome) {
    begin().ifPresent(told -> tell(told, outcome));
  }

  private void tell(Consumer<? super Outcome> told, Outcome outcome) {
    try {
      told.accept(outcome);
    } catch (Throwable failure) {
      Log.warn("listener {} failed: {}", told.getClass().getName(), FailureText.of(failure));
    } finally {
      over();
    }
  }

  private synchronized Optional<Consumer<? super Outcome>> begin() {
    if (consumer.isPresent()) {
      caller = Optional.of(Thread.currentThread());
    }
    return consumer;
  }

  private synchronized void over() {
    caller = Optional.empty();
    notifyAll();
  }

  /**
   * Lets no further call begin.
   *
   * @return whether none is being made either; a call is waited for, but not for long, and not by
   *     itself
   */
  synchronized boolean end() {
    consumer = Optional.empty();
    if (caller.filter(own -> own == Thread.currentThread()).isPresent()) {
      return true;
    }
    return Uninterrupted.await(PATIENCE, this::isOver);
  }

  private synchronized boolean isOver(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    for (long left = nanos;
        caller.isPresent() && left > 0;
        left = nanos - (System.nanoTime() - start)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return caller.isEmpty();
  }
}
