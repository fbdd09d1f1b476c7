package io.dymod.retire.pin;

import io.dymod.scope.OwnedResource;
import java.util.List;

/**
 * A kind of thing that can keep a generation alive. Used after the generation's providers have been
 * closed, on a thread that is given up where it hangs, for much of this meets objects of the unit.
 */
public interface Pin {

  /**
   * Finds what public means allow to be released, and how each thing is. A thing whose end runs the
   * unit's code has an ending of its own, so that the others are ended even if it hangs.
   */
  default List<OwnedResource> endings(RetiredGeneration retired) {
    return List.of();
  }

  /**
   * Releases what needs none of the unit's code for it.
   *
   * @return what was done, in words
   */
  default List<String> release(RetiredGeneration retired) {
    return List.of();
  }

  /** Finds what is there. */
  default List<Suspect> find(RetiredGeneration retired) {
    return List.of();
  }
}
