package io.dymod.change;

/**
 * Something that puts {@link Hints} into the box when files may have changed. Closing it stops its
 * thread and lets go of what it holds in the system.
 */
public interface Watch extends AutoCloseable {

  /** Whether it still watches: its thread may end by what nobody foresaw. */
  boolean isAlive();

  @Override
  void close();
}
