package io.dymod.load;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The threads there are at one moment, to find out which came after it. Threads are compared by
 * identity, because those of a unit's class may have an {@code equals} of its own.
 */
public final class ThreadSnapshot {

  private static final int EXPECTED = 256;

  private final Set<Thread> threads;

  private ThreadSnapshot(Set<Thread> threads) {
    this.threads = threads;
  }

  static ThreadSnapshot take() {
    return new ThreadSnapshot(threads());
  }

  /** The threads that have appeared since, but for Dymod's own. */
  List<Thread> newcomers() {
    return threads().stream()
        .filter(thread -> !threads.contains(thread) && !thread.getName().startsWith("dymod-"))
        .toList();
  }

  /** The live platform threads, without their stacks, which would be dear. */
  public static Set<Thread> threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[EXPECTED];
    int count = root.enumerate(threads);
    while (count == threads.length) {
      threads = new Thread[threads.length * 2];
      count = root.enumerate(threads);
    }
    Set<Thread> found = Collections.newSetFromMap(new IdentityHashMap<>());
    found.addAll(Arrays.asList(threads).subList(0, count));
    return found;
  }
}
