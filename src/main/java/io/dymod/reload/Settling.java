package io.dymod.reload;

import io.dymod.change.Hints.Hint;
import java.nio.file.Path;
import java.util.Set;

/**
 * Waits until nobody writes any more. What can be undone is done before it, so that the wait costs
 * as little as it can.
 */
interface Settling {

  /** Of what is as it is meant to be, or has been waited for. */
  Settling DONE = roots -> Hint.NONE;

  /**
   * Waits until nothing has been written for a while below some directories. What is written
   * elsewhere is not waited for.
   *
   * @param roots the directories and jars
   * @return what was hinted at there meanwhile, and should be looked at before going on; else
   *     nothing
   */
  Hint await(Set<Path> roots) throws InterruptedException;
}
