package io.dymod.reload;

import io.dymod.change.Hints;
import io.dymod.change.Hints.Hint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Waits until what is being written is written, by the hints that come meanwhile. Used by the
 * reload thread alone.
 */
final class QuietPeriod {

  /** A build writes a file every few milliseconds; it is over when none came for this long. */
  private static final Duration BURST_QUIET = Duration.ofMillis(60);

  /** However busy a directory is, it is looked at this often. */
  private static final Duration BURST_PATIENCE = Duration.ofSeconds(2);

  private final Hints hints;
  private final Duration quiet;

  /**
   * Waits for quiet.
   *
   * @param hints the letter box
   * @param quiet how long there must be no hint after the save of a file
   */
  QuietPeriod(Hints hints, Duration quiet) {
    this.hints = hints;
    this.quiet = quiet;
  }

  /**
   * Waits for a build to be over: to follow it file by file would be work for nothing.
   *
   * @param busy directories that are written to without end, which nobody waits for
   * @return the hint, and what was hinted at meanwhile
   */
  Hint settled(Hint hint, Set<Path> busy) throws InterruptedException {
    if (hint.isOfFew() || hint.isOfJarsOnly()) {
      return hint;
    }
    Predicate<Path> concerned = path -> busy.stream().noneMatch(path::startsWith);
    hints.awaitQuiet(concerned, quiet, BURST_QUIET, BURST_PATIENCE);
    return hint.and(hints.take(Duration.ZERO));
  }

  /** Waits for the save of a file to be over. A jar says itself whether it is whole. */
  Settling settling(Hint hint) {
    if (hint.isOfJarsOnly()) {
      return Settling.DONE;
    }
    long end = System.nanoTime() + BURST_PATIENCE.toNanos();
    return roots -> {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Hint.NONE;
      }
      Predicate<Path> concerned = path -> isAround(path, roots);
      hints.awaitQuiet(concerned, quiet, BURST_QUIET, Duration.ofNanos(left));
      return hints.take(concerned);
    };
  }

  private static boolean isAround(Path path, Set<Path> roots) {
    return roots.stream().anyMatch(root -> path.startsWith(root) || root.startsWith(path));
  }
}
