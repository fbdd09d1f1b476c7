package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;

/**
 * A state of a place that was refused.
 *
 * @param unit the unit that it is, or would be
 * @param entry the state of the place
 * @param failure why
 * @param basis all that the refusal depends on: while it is the same there is no use in trying
 *     again
 * @param isReported whether it has been reported; until then it may be half written
 */
record Refused(String unit, Entry entry, Failure failure, Basis basis, boolean isReported) {

  Path path() {
    return entry.path();
  }

  /** Whether it is about this state of its place. */
  boolean concerns(Entry found) {
    return entry.serial() == found.serial();
  }

  /** Whether it is about an earlier state than this, or about this very one. */
  boolean isPast(Entry found) {
    return entry.serial() <= found.serial();
  }

  /** Whether this has been reported of the same state of the place already. */
  boolean isReportedLike(Refused other) {
    return isReported && concerns(other.entry) && failure.isLike(other.failure);
  }

  /** The same, for another reason. */
  Refused because(Failure other) {
    return new Refused(unit, entry, other, basis, isReported);
  }

  /** The same, reported. */
  Refused reported() {
    return new Refused(unit, entry, failure, basis, true);
  }
}
