package io.dymod.retire.pin;

import java.util.List;

/**
 * A kind of thing that can keep a generation alive. Used by the retiring thread alone, after the
 * generation's providers have been closed.
 */
public interface Pin {

  /**
   * Releases what public means allow to be released.
   *
   * @return what was done, in words
   */
  default List<String> release(Gone gone) {
    return List.of();
  }

  /** Finds what is there. */
  default List<Suspect> find(Gone gone) {
    return List.of();
  }
}
