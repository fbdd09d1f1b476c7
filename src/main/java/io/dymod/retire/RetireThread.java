package io.dymod.retire;

import io.dymod.change.Refusal;
import io.dymod.load.Candidate;
import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.Stack;
import io.dymod.retire.pin.VirtualThreads;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread on which generations retire. It waits in one place, the queue of references, for all
 * there is to wait for: a class loader that has been collected, a garbage collection that has
 * happened, and somebody who has something to do for it, and rings by a reference of his own.
 */
final class RetireThread extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  /**
   * A look at the stacks halts all threads for a moment, and callers least of all are to be halted
   * just after a swap. By then most calls have ended that were in flight, and one look is enough.
   */
  private static final long FIRST_LOOK_MILLIS = 20;

  /** The wait between two looks grows to this. */
  private static final long LONGEST_LOOK_MILLIS = 160;

  private final Limits limits;
  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final Queue<List<Departed>> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<Void>> requests = new ConcurrentLinkedQueue<>();
  private final List<Leaving> leaving = new ArrayList<>();
  private final Farewell farewell;
  private final Proof proof;
  private long look = FIRST_LOOK_MILLIS;
  private long nextLook;
  private boolean started;
  private volatile Duration drain;
  private volatile Thread closer;

  /** A generation that is waited for until nobody is inside. */
  private record Leaving(Departed departed, Occupants occupants) {}

  RetireThread(Limits limits, Pins pins, PathFinder path, News news) {
    super(null, null, "dymod-retire", 0, false);
    setDaemon(true);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
    this.limits = limits;
    this.drain = limits.drain();
    this.farewell = new Farewell(limits.closing(), pins);
    this.proof = new Proof(limits, pins, path, news, queue);
  }

  /** Takes generations to retire. */
  void hand(List<Candidate> generations, boolean served) {
    if (!generations.isEmpty()) {
      List<Departed> departed = new ArrayList<>();
      generations.forEach(generation -> departed.add(new Departed(generation, served, queue)));
      arrivals.add(RetirementOrder.of(departed));
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
  void close(List<Candidate> live, Duration drainLimit) {
    synchronized (this) {
      if (closer == null) {
        hand(live, true);
        drain = drainLimit;
        closer = Thread.currentThread();
      }
    }
    ring();
    awaitEnd();
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (isAlive()) {
      try {
        join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes the thread, or starts it. */
  private synchronized void ring() {
    new WeakReference<Object>(this, queue).enqueue();
    if (!started) {
      started = true;
      start();
    }
  }

  @Override
  public void run() {
    try {
      while (closer == null || !arrivals.isEmpty() || !leaving.isEmpty()) {
        guardedStep();
      }
    } catch (InterruptedException nobodyShould) {
      // It is as good as closing.
    } finally {
      answer();
    }
  }

  /** A fault that nobody thought of must not end the thread, for others wait for its answers. */
  private void guardedStep() throws InterruptedException {
    try {
      step();
    } catch (RuntimeException | Error fault) {
      LOG.warn("retiring failed: {}", Refusal.words(fault));
      leaving.clear();
      answer();
    }
  }

  private void step() throws InterruptedException {
    while (!arrivals.isEmpty()) {
      arrive(arrivals.poll());
    }
    boolean asked = !requests.isEmpty();
    if (asked || isLookDue()) {
      look();
    }
    proof.check(asked);
    boolean done = leaving.isEmpty() && !proof.isUndecided() && !(asked && proof.isToBeRepeated());
    boolean collecting = !done && leaving.isEmpty() && (asked || limits.gc());
    if (done || proof.isHopeless()) {
      answer();
    } else if (collecting) {
      proof.collect();
    }
    await(collecting);
  }

  private void arrive(List<Departed> departed) {
    departed.forEach(one -> leaving.add(new Leaving(one, new Occupants(one.name()))));
    look = FIRST_LOOK_MILLIS;
    nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(look);
  }

  /** Of those that never served, nobody can be inside. */
  private boolean isLookDue() {
    return closer != null
        || System.nanoTime() - nextLook >= 0
        || leaving.stream().noneMatch(next -> next.departed.served());
  }

  /** Retires those that nobody is inside of any more, or that were waited for long enough. */
  private void look() {
    if (leaving.isEmpty()) {
      return;
    }
    List<Stack> all = Stack.all();
    List<Stack> stacks = all.stream().filter(stack -> stack.thread() != closer).toList();
    List<Leaving> waiting = new ArrayList<>();
    for (Leaving next : List.copyOf(leaving)) {
      if (waiting.stream().anyMatch(other -> dependsOn(other, next)) || !isFree(next, stacks)) {
        waiting.add(next);
      } else {
        leaving.remove(next);
        farewell.take(next.departed, all);
        proof.track(next.departed);
      }
    }
    nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(look);
    look = Math.min(LONGEST_LOOK_MILLIS, look * 2);
  }

  /** In milliseconds. */
  private long timeToLook() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextLook - System.nanoTime()));
  }

  private static boolean dependsOn(Leaving one, Leaving other) {
    return one.departed.dependencies().requires(other.departed.dependencies());
  }

  private boolean isFree(Leaving next, List<Stack> stacks) {
    if (!next.departed.served()
        || next.occupants.areOut(stacks) && !hasVirtualOccupants(next.departed)) {
      return true;
    }
    boolean late = System.nanoTime() - next.departed.since() > drain.toNanos();
    if (late) {
      next.departed.trouble(
          "calls were still in flight after " + drain.toMillis() + " ms, and are not waited for");
    }
    return late;
  }

  /** To look for them is dear, so it is done only where it matters. */
  private static boolean hasVirtualOccupants(Departed departed) {
    return !departed.belongings().isEmpty() && VirtualThreads.isAnyVisiting(departed.name());
  }

  private void await(boolean collecting) throws InterruptedException {
    long millis = proof.timeToCheck();
    if (!leaving.isEmpty()) {
      millis = timeToLook();
    } else if (collecting) {
      millis = proof.pause();
    }
    if (closer == null || !leaving.isEmpty()) {
      Reference<?> first = arrivals.isEmpty() ? queue.remove(millis) : queue.poll();
      for (Reference<?> next = first; next != null; next = queue.poll()) {
        if (next instanceof Departed departed) {
          proof.collected(departed);
        }
      }
    }
  }

  private void answer() {
    proof.answered();
    for (CompletableFuture<Void> next = requests.poll(); next != null; next = requests.poll()) {
      next.complete(null);
    }
  }
}
