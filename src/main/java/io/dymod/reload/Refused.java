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
 * @param isOwn whether it was found in this unit itself; otherwise in one that has to go with it
 * @param isReported whether it has been reported; until then it may be half written
 */
record Refused(
    String unit, Entry entry, Failure failure, Basis basis, boolean isOwn, boolean isReported) {

  /** A place that can't even be tried. */
  static Refused untried(String unit, Entry entry, Failure failure) {
    return new Refused(unit, entry, failure, Basis.ITSELF, true, false);
  }

  Path path() {
    return entry.path();
  }

  /** Whether it is about this state of its place. */
  boolean concerns(Entry found) {
    return entry.serial() == found.serial();
  }

  /** Whether it is about a unit that was to leave, and of which nothing is left at its place. */
  boolean isOfDeparture(String name) {
    return entry.isAbsent() && unit.equals(name);
  }

  /** Whether it is about an earlier state than this, or about this very one. */
  boolean isPast(Entry found) {
    return entry.serial() <= found.serial();
  }

  /** Whether this has been reported of the same state of the place already. */
  boolean isReportedLike(Refused other) {
    return isReported && concerns(other.entry) && failure.isLike(other.failure);
  }

  /** The same; if it was found elsewhere, for another reason. */
  Refused orBecause(Failure other) {
    return isOwn ? this : new Refused(unit, entry, other, basis, false, isReported);
  }

  /** The same, reported. */
  Refused reported() {
    return new Refused(unit, entry, failure, basis, isOwn, true);
  }
}
