package io.dymod.load;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads there are at one moment, to find out which came after it. */
public final class ThreadCensus {

  private final Set<Thread> threads;

  private ThreadCensus(Set<Thread> threads) {
    this.threads = threads;
  }

  static ThreadCensus take() {
    return new ThreadCensus(threads());
  }

  /** The threads that have appeared since, but for Dymod's own. */
  List<Thread> newcomers() {
    Set<Thread> now = threads();
    now.removeAll(threads);
    return now.stream().filter(thread -> !thread.getName().startsWith("dymod-")).toList();
  }

  /** The live platform threads, without their stacks, which would be dear. */
  public static Set<Thread> threads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count = root.enumerate(threads);
    while (count == threads.length) {
      threads = new Thread[threads.length * 2];
      count = root.enumerate(threads);
    }
    return new HashSet<>(Arrays.asList(threads).subList(0, count));
  }
}
