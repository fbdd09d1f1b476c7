package io.dymod.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** What it hints at in some directories. */
    public Hint below(Set<Path> roots) {
      return new Hint(some(path -> isBelow(path, roots)), false);
    }

    /** What it hints at elsewhere than in some directories. */
    public Hint without(Set<Path> roots) {
      return new Hint(some(path -> !isBelow(path, roots)), everything);
    }

    private Set<Path> some(Predicate<Path> which) {
      return paths.stream().filter(which).collect(Collectors.toSet());
    }

    private static boolean isBelow(Path path, Set<Path> roots) {
      return roots.stream().anyMatch(path::startsWith);
    }

    /** Whether all it hints at are jars. */
    public boolean isOfJarsOnly() {
      return !everything && paths.stream().allMatch(path -> path.toString().endsWith(".jar"));
    }

    /** Whether it hints at no more than the save of a file does. */
    public boolean isOfFew() {
      return !everything && paths.size() <= FEW;
    }

    /** Whether it hints at something in one of some directories, or around them. */
    boolean concerns(List<Path> roots) {
      return paths.stream()
          .anyMatch(
              path ->
                  roots.stream().anyMatch(root -> path.startsWith(root) || root.startsWith(path)));
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

  /** The paths in the box, and when each was last hinted at. */
  private final Map<Path, Long> arrivals = new HashMap<>();

  /** Those that were taken last: silence is counted from when they arrived. */
  private Map<Path, Long> taken = Map.of();

  private boolean everything;
  private boolean woken;
  private final LongSupplier clock;
  private long lastOfEverything;

  /** An empty box. */
  public Hints() {
    this(System::nanoTime);
  }

  /** The same by another clock, which counts nanoseconds. */
  Hints(LongSupplier clock) {
    this.clock = clock;
    this.lastOfEverything = clock.getAsLong();
  }

  /** A file or directory may have changed. */
  public void changed(Path path) {
    put(() -> arrivals.put(path, clock.getAsLong()));
  }

  /** Anything may have changed. */
  public void everything() {
    put(
        () -> {
          everything = true;
          lastOfEverything = clock.getAsLong();
        });
  }

  /** Ends the wait for a letter, that of now or the next one. */
  public void wake() {
    put(() -> woken = true);
  }

  /**
   * Takes all letters, waiting for the first one.
   *
   * @param patience how long to wait at most
   * @return what was hinted at, empty if the wait was in vain or was {@linkplain #wake ended}
   */
  public Hint take(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (arrivals.isEmpty() && !everything && !woken && left > 0) {
        left = arrival.awaitNanos(left);
      }
      woken = false;
      return takeNow(path -> true);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the letters about some paths, and those about everything, without waiting; the others
   * stay in the box.
   */
  public Hint take(Predicate<Path> concerned) {
    lock.lock();
    try {
      return takeNow(concerned);
    } finally {
      lock.unlock();
    }
  }

  private Hint takeNow(Predicate<Path> concerned) {
    Map<Path, Long> letters = new HashMap<>(arrivals);
    letters.keySet().removeIf(concerned.negate());
    arrivals.keySet().removeAll(letters.keySet());
    Hint hint = new Hint(letters.keySet(), everything);
    if (!hint.isEmpty()) {
      taken = letters;
    }
    everything = false;
    return hint;
  }

  /**
   * Waits until no letter about some paths has arrived for a while, counted from the last one that
   * did; those in the box stay there. A burst, such as a build, is waited out longer than the save
   * of a file. What is written elsewhere meanwhile holds nobody up.
   *
   * @param concerned the paths that count
   * @param quiet the while, after few letters
   * @param burstQuiet the while, after many
   * @param patience how long to wait at most
   */
  public void awaitQuiet(
      Predicate<Path> concerned, Duration quiet, Duration burstQuiet, Duration patience)
      throws InterruptedException {
    long end = clock.getAsLong() + patience.toNanos();
    lock.lockInterruptibly();
    try {
      long wait = nanosToQuiet(concerned, quiet, burstQuiet, end);
      while (wait > 0) {
        arrival.awaitNanos(wait);
        wait = nanosToQuiet(concerned, quiet, burstQuiet, end);
      }
    } finally {
      lock.unlock();
    }
  }

  /** How long to wait yet for what {@link #awaitQuiet} waits for, if no letter comes meanwhile. */
  long nanosToQuiet(Predicate<Path> concerned, Duration quiet, Duration burstQuiet, long end) {
    lock.lock();
    try {
      int letters = 0;
      long last = lastOfEverything;
      for (Map<Path, Long> some : List.of(taken, arrivals)) {
        for (Map.Entry<Path, Long> letter : some.entrySet()) {
          if (concerned.test(letter.getKey())) {
            letters += some == arrivals ? 1 : 0;
            last = letter.getValue() - last > 0 ? letter.getValue() : last;
          }
        }
      }
      Duration silence = letters > FEW || everything ? burstQuiet : quiet;
      return Math.min(last + silence.toNanos(), end) - clock.getAsLong();
    } finally {
      lock.unlock();
    }
  }

  private void put(Runnable letter) {
    lock.lock();
    try {
      letter.run();
      arrival.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
