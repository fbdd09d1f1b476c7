package io.dymod;

/**
 * What {@link Dymod#onReload} returns: closing it ends the telling. Closing it again does nothing.
 */
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
