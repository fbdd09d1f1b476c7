package io.dymod.retire;

import io.dymod.load.Candidate;
import io.dymod.retire.DrainingGenerations.Free;
import io.dymod.retire.pin.Pins;
import io.dymod.scope.Deadline;
import io.dymod.scope.DymodThread;
import io.dymod.scope.FailureText;
import io.dymod.scope.Log;
import io.dymod.scope.Uninterrupted;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The thread on which generations retire. It waits in one place, the queue of references, for all
 * there is to wait for: a class loader that has been collected, a garbage collection that has
 * happened, and somebody who has something to do for it, and rings by a reference of his own.
 *
 * <p>It ends when it has been closed and nothing is left to retire, and for no other reason: it
 * runs no code of units itself, a fault in a step is that step's alone, interrupts are not heeded,
 * and should the thread be ended all the same, another one goes on.
 */
final class RetireThread {

  private final Object lock = new Object();
  private final Limits limits;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Queue<List<RetiringGeneration>> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<Void>> requests = new ConcurrentLinkedQueue<>();
  private final DrainingGenerations draining;
  private final GenerationCloser closer;
  private final LeakDetector proof;
  private boolean interrupted;
  private Optional<Thread> thread = Optional.empty();
  private volatile Optional<Closing> closing = Optional.empty();

  RetireThread(Limits limits, Pins pins, PathFinder path, RetirementListener listener) {
    this.limits = limits;
    this.draining = new DrainingGenerations(limits, System::nanoTime);
    this.closer = new GenerationCloser(limits, pins);
    this.proof = new LeakDetector(limits, pins, path, listener, queue, System::nanoTime);
  }

  /** Takes generations to retire. */
  void hand(List<Candidate> generations, boolean served) {
    if (!generations.isEmpty()) {
      List<RetiringGeneration> retiring = new ArrayList<>();
      generations.forEach(
          generation ->
              retiring.add(new RetiringGeneration(generation, served, queue, System::nanoTime)));
      arrivals.add(RetirementOrder.of(retiring, RetiringGeneration::dependencies));
      ring();
    }
  }

  /** See {@link Retirement#collect()}. */
  CompletableFuture<Void> collect() {
    CompletableFuture<Void> request = new CompletableFuture<>();
    requests.add(request);
    ring();
    return request;
  }

  OptionalLong serial(String generation) {
    return proof.serial(generation);
  }

  /** See {@link Retirement#close}. */
  void close(List<Candidate> live, Duration drain, Deadline deadline) {
    synchronized (lock) {
      if (closing.isEmpty()) {
        closing = Optional.of(new Closing(Thread.currentThread(), drain, deadline));
        hand(live, true);
      }
    }
    ring();
    Uninterrupted.await(deadline.left(), this::hasEnded);
  }

  private boolean hasEnded(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    synchronized (lock) {
      for (long left = nanos;
          thread.isPresent() && left > 0;
          left = nanos - (System.nanoTime() - start)) {
        TimeUnit.NANOSECONDS.timedWait(lock, left);
      }
      return thread.isEmpty();
    }
  }

  /** Wakes the thread, or starts it. */
  private void ring() {
    synchronized (lock) {
      new WeakReference<Object>(this, queue).enqueue();
      if (thread.isEmpty()) {
        start();
      }
    }
  }

  private void start() {
    Thread next = DymodThread.aside("dymod-retire", this::run);
    thread = Optional.of(next);
    try {
      next.start();
    } catch (OutOfMemoryError noThread) {
      thread = Optional.empty();
      answer();
      Log.warn("retiring waits, since no thread can be started for it");
    }
  }

  private void run() {
    try {
      while (!isDone()) {
        guarded(this::step);
      }
    } finally {
      leave();
    }
  }

  private boolean isDone() {
    return closing.isPresent() && arrivals.isEmpty() && draining.isEmpty();
  }

  /** What comes after the end has another thread do it. */
  private void leave() {
    synchronized (lock) {
      thread = Optional.empty();
      if (isDone()) {
        answer();
        lock.notifyAll();
      } else {
        start();
        if (closing.isEmpty()) {
          Log.warn("thread dymod-retire was ended from outside, and another one goes on");
        }
      }
    }
  }

  private void step() {
    while (!arrivals.isEmpty()) {
      draining.arrive(arrivals.poll());
    }
    boolean asked = !requests.isEmpty();
    if (asked || closing.isPresent() || draining.isLookDue()) {
      guarded(this::letGo);
    }
    guarded(() -> proof.check(asked));
    boolean out = draining.isEmpty();
    boolean done = out && !proof.isUndecided() && !(asked && proof.isToBeRepeated());
    boolean collecting = !done && out && (asked || limits.gc());
    if (done || proof.isHopeless()) {
      answer();
    } else if (collecting) {
      proof.collect();
    }
    guarded(() -> await(collecting));
  }

  private void letGo() {
    Free free = draining.look(closing);
    for (RetiringGeneration retiring : free.retiring()) {
      guarded(() -> closer.take(retiring, free.stacks(), closing));
      proof.track(retiring);
    }
  }

  /** A fault that nobody thought of must not end the thread, for others wait for its answers. */
  private static void guarded(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException | Error fault) {
      Log.warn("retiring failed: {}", FailureText.of(fault));
    }
  }

  private void await(boolean collecting) {
    long millis = proof.timeToCheck();
    if (!draining.isEmpty()) {
      millis = draining.timeToLook();
    } else if (collecting) {
      millis = proof.pause();
    }
    if (!isDone()) {
      for (Reference<?> next = first(millis); next != null; next = queue.poll()) {
        if (next instanceof RetiringGeneration retiring) {
          proof.collected(retiring);
        }
      }
    }
    noteInterrupt();
  }

  /** The first event that comes, or {@code null} if none does; 0 milliseconds are for good. */
  private Reference<?> first(long millis) {
    AtomicReference<Reference<?>> first = new AtomicReference<>(queue.poll());
    if (first.get() == null && arrivals.isEmpty()) {
      Uninterrupted.await(
          millis == 0 ? Deadline.none().left() : Duration.ofMillis(millis),
          nanos -> {
            first.set(queue.remove(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos))));
            return true;
          });
    }
    return first.get();
  }

  private void noteInterrupt() {
    if (Thread.interrupted() && !interrupted) {
      interrupted = true;
      Log.warn(
          "thread dymod-retire was interrupted, and goes on: nothing but closing the host ends it");
    }
  }

  private void answer() {
    proof.answered();
    for (CompletableFuture<Void> next = requests.poll(); next != null; next = requests.poll()) {
      next.complete(null);
    }
  }
}
