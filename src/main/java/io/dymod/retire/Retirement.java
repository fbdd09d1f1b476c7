package io.dymod.retire;

import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.Pins;
import io.dymod.scope.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Lets generations go. Whoever hands one over does not wait: everything happens on a daemon thread,
 * which starts with the first of them and sleeps while there is nothing to do.
 */
public final class Retirement implements RetirementSink {

  private final RetireThread thread;

  /**
   * With nothing to do yet.
   *
   * @param limits how long it may take
   * @param more kinds of pins that only the caller knows
   * @param path finds the chain of references that keeps a class loader, if that is asked for
   * @param listener told what becomes of the generations
   */
  public Retirement(Limits limits, List<Pin> more, PathFinder path, RetirementListener listener) {
    this.thread = new RetireThread(limits, new Pins(more), path, listener);
  }

  @Override
  public void retire(Collection<Generation> generations) {
    thread.hand(generations.stream().map(Generation::candidate).toList(), true);
  }

  @Override
  public void discard(Candidate rejected) {
    thread.hand(List.of(rejected), false);
  }

  /**
   * Asks for garbage collections, until it is known of each generation that has left whether it is
   * gone or leaked.
   *
   * @return done when it is known
   */
  public CompletableFuture<Void> collect() {
    return thread.collect();
  }

  /**
   * The serial number of a generation that has left and is not known to be gone.
   *
   * @param generation its name and number
   */
  public OptionalLong serial(String generation) {
    return thread.serial(generation);
  }

  /**
   * Retires the last generations, and ends the thread. What is not gone by then is not told any
   * more. Returns when all is closed, or time is up; closing again does no more than wait.
   *
   * @param live the generations that served last
   * @param drain how long calls in flight are waited for
   * @param deadline until when all is to be done
   */
  public void close(Collection<Generation> live, Duration drain, Deadline deadline) {
    thread.close(live.stream().map(Generation::candidate).toList(), drain, deadline);
  }
}
