package io.dymod;

/**
 * What {@link Dymod#onReload} returns: closing it ends the calls. Closing it again does nothing.
 */
public interface Subscription extends AutoCloseable {

  /**
   * Ends the calls. When this returns, no further call of the listener begins, even if there are
   * outcomes that it has not been called for yet. A call that is being made meanwhile is waited
   * for, but no longer than a second; a listener that closes its own subscription just returns from
   * its last call.
   */
  @Override
  void close();
}
