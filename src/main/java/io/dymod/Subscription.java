package io.dymod;

/**
 * What {@link Dymod#onReload} returns: closing it ends the telling. Closing it again does nothing.
 */
public interface Subscription extends AutoCloseable {

  /**
   * Ends the telling. When this returns, no further call of the listener begins, even if there are
   * outcomes that it has not been told yet. A call that is being made meanwhile is waited for, but
   * no longer than a second; a listener that closes its own subscription just returns from its last
   * call.
   */
  @Override
  void close();
}
