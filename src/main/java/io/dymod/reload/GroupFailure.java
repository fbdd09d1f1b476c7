package io.dymod.reload;

import java.util.Set;

/** Ends an attempt to load a group of units. What serves has not been touched. */
final class GroupFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Set<String> units;
  private final transient Failure failure;

  /**
   * A failure of some units of a group.
   *
   * @param units their names
   */
  GroupFailure(Set<String> units, Failure failure) {
    super(failure.reason(), null, false, false);
    this.units = units;
    this.failure = failure;
  }

  /** The names of the units in which it was found; what it is due to may lie elsewhere. */
  Set<String> units() {
    return units;
  }

  /** Why. */
  Failure failure() {
    return failure;
  }
}
