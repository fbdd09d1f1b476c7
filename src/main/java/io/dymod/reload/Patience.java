package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.time.Duration;

/**
 * How long something that can't serve may still be in the making. It is believed once it has stayed
 * as it is for a while, or at once if somebody asks what is on disk now.
 *
 * @param fault before a fault is believed
 * @param removal before it is believed that class files or a jar are removed for good: a build
 *     deletes what it is about to make, and may take long to make it
 * @param isAsked whether somebody asks, so that nothing is waited for
 */
record Patience(Duration fault, Duration removal, boolean isAsked) {

  /** No build deletes sources to make them anew. */
  private static final int FAULTS_UNTIL_SOURCES_ARE_REMOVED = 8;

  /** A long build may write for so long. */
  private static final Duration BUSY = Duration.ofSeconds(10);

  /** The same, or none of it. */
  Patience asked(boolean asked) {
    return new Patience(fault, removal, asked);
  }

  /** When a fault at a place is believed, by {@link System#nanoTime}. */
  long deadline(Entry entry) {
    Duration wait = entry.isBusy() ? BUSY : fault;
    return entry.since() + (isAsked ? 0 : wait.toNanos());
  }

  /** Whether a fault at a place is believed. */
  boolean isOver(Entry entry) {
    return isPast(deadline(entry));
  }

  /** Whether a moment is past. */
  static boolean isPast(long deadline) {
    return System.nanoTime() - deadline >= 0;
  }

  /** When it is believed that a unit is removed. */
  long deadline(LiveUnit unit, Entry empty) {
    boolean isBuilt = !unit.source().place().content().names().isEmpty();
    Duration sources = fault.multipliedBy(FAULTS_UNTIL_SOURCES_ARE_REMOVED);
    Duration wait = isBuilt ? removal : sources;
    return empty.since() + (isAsked ? 0 : wait.toNanos());
  }
}
