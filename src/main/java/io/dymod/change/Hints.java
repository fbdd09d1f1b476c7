package io.dymod.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The letter box between what notices changes and the reload thread. Letters add up until they are
 * taken, so nothing is lost while a reload runs. Safe for use by any thread.
 */
public final class Hints {

  /**
   * What may have changed.
   *
   * @param paths files or directories
   * @param everything whether anything at all may have changed, for example because events were
   *     lost
   */
  public record Hint(Set<Path> paths, boolean everything) {

    /** A hint at nothing. */
    public static final Hint NONE = new Hint(Set.of(), false);

    /** A hint at everything. */
    public static final Hint EVERYTHING = new Hint(Set.of(), true);

    /** What either hint hints at. */
    public Hint and(Hint other) {
      Set<Path> all = new HashSet<>(paths);
      all.addAll(other.paths);
      return new Hint(all, everything || other.everything);
    }

    /** Whether all it hints at are jars. */
    public boolean isOfJarsOnly() {
      return !everything && paths.stream().allMatch(path -> path.toString().endsWith(".jar"));
    }

    /** Whether it hints at no more than the save of a file does. */
    public boolean isOfFew() {
      return !everything && paths.size() <= FEW;
    }

    /** Whether nothing is hinted at. */
    public boolean isEmpty() {
      return paths.isEmpty() && !everything;
    }
  }

  /** An editor writes a file with a backup and a temporary file beside it; a build writes more. */
  private static final int FEW = 4;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private Set<Path> paths = new HashSet<>();
  private boolean everything;
  private long lastArrival = System.nanoTime();

  /** A file or directory may have changed. */
  public void changed(Path path) {
    put(() -> paths.add(path));
  }

  /** Anything may have changed. */
  public void everything() {
    put(() -> everything = true);
  }

  /**
   * Takes all letters, waiting for the first one.
   *
   * @param patience how long to wait at most
   * @return what was hinted at, empty if the wait was in vain
   */
  public Hint take(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (paths.isEmpty() && !everything && left > 0) {
        left = arrival.awaitNanos(left);
      }
      Hint hint = new Hint(paths, everything);
      paths = new HashSet<>();
      everything = false;
      return hint;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until no letter has arrived for a while, counted from the last one that did; those in the
   * box stay there. A burst, such as a build, is waited out longer than the save of a file.
   *
   * @param quiet the while, after few letters
   * @param burstQuiet the while, after many
   * @param patience how long to wait at most
   */
  public void awaitQuiet(Duration quiet, Duration burstQuiet, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      long wait = 1;
      while (wait > 0) {
        Duration silence = paths.size() > FEW || everything ? burstQuiet : quiet;
        long now = System.nanoTime();
        wait = Math.min(lastArrival + silence.toNanos(), end) - now;
        if (wait > 0) {
          arrival.awaitNanos(wait);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void put(Runnable letter) {
    lock.lock();
    try {
      letter.run();
      lastArrival = System.nanoTime();
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
