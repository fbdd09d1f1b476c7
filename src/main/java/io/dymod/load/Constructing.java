package io.dymod.load;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The construction of a unit's providers, for as long as it is waited for: so that others can see
 * whether the thread that does it waits for them.
 */
final class Constructing<T> implements Callable<T>, AutoCloseable {

  private static final Set<Constructing<?>> ALL = ConcurrentHashMap.newKeySet();

  private final Callable<T> task;
  private volatile Optional<Thread> thread = Optional.empty();

  Constructing(Callable<T> task) {
    this.task = task;
    ALL.add(this);
  }

  /** Whether a thread that constructs providers waits for something. */
  static boolean isAnyWaiting() {
    return ALL.stream()
        .anyMatch(construction -> construction.thread.filter(Constructing::isWaiting).isPresent());
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      default -> false;
    };
  }

  @Override
  public T call() throws Exception {
    thread = Optional.of(Thread.currentThread());
    try {
      return task.call();
    } finally {
      thread = Optional.empty();
    }
  }

  /** It is over, or not waited for any more. */
  @Override
  public void close() {
    ALL.remove(this);
  }
}
