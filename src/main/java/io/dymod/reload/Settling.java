package io.dymod.reload;

import io.dymod.change.Hints.Hint;

/**
 * Waits until nobody writes any more. What can be undone is done before it, so that the wait costs
 * as little as it can.
 */
interface Settling {

  /** Of what is as it is meant to be, or has been waited for. */
  Settling DONE = () -> Hint.NONE;

  /**
   * Waits until nothing has been written for a while.
   *
   * @return what was hinted at meanwhile, and should be looked at before going on; else nothing
   */
  Hint await() throws InterruptedException;
}
