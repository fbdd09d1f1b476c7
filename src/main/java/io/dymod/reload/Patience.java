package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.time.Duration;

/**
 * How long something that can't serve may still be in the making. It is believed once it was seen
 * to have stayed as it is for a while, or at once if somebody asks what is on disk now. What counts
 * is when the disk was looked at: whatever has taken long since then, nobody has seen that it
 * stayed.
 *
 * @param fault before a fault is believed
 * @param removal before it is believed that class files or a jar are removed for good: a build
 *     deletes what it is about to make, and may take long to make it
 * @param isAsked whether somebody asks, so that nothing is waited for
 * @param looked when the disk was looked at, by the clock of {@link Entry#since}
 */
record Patience(Duration fault, Duration removal, boolean isAsked, long looked) {

  /** No build deletes sources to make them anew. */
  private static final int FAULTS_UNTIL_SOURCES_ARE_REMOVED = 8;

  /** A long build may write for so long. */
  private static final Duration BUSY = Duration.ofSeconds(10);

  /** The patience of passes that have yet to look. */
  Patience(Duration fault, Duration removal) {
    this(fault, removal, false, 0);
  }

  /**
   * The patience of one pass.
   *
   * @param asked whether somebody asks
   * @param now when it looks
   */
  Patience from(boolean asked, long now) {
    return new Patience(fault, removal, asked, now);
  }

  /** When a fault at a place is believed, by {@link System#nanoTime}. */
  long deadline(Entry entry) {
    Duration wait = entry.isBusy() ? BUSY : fault;
    return entry.since() + wait.toNanos();
  }

  /** Whether a fault at a place is believed. */
  boolean isOver(Entry entry) {
    return isPast(deadline(entry));
  }

  private boolean isPast(long deadline) {
    return isAsked || looked - deadline >= 0;
  }

  /** Whether it is believed that a unit is removed. */
  boolean isOver(LiveUnit unit, Entry empty) {
    return isPast(deadline(unit, empty));
  }

  /** When it is believed that a unit is removed. */
  long deadline(LiveUnit unit, Entry empty) {
    boolean isBuilt = !unit.source().place().content().names().isEmpty();
    Duration sources = fault.multipliedBy(FAULTS_UNTIL_SOURCES_ARE_REMOVED);
    Duration wait = isBuilt ? removal : sources;
    return empty.since() + wait.toNanos();
  }
}
