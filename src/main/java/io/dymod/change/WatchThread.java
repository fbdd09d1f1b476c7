package io.dymod.change;

/**
 * The thread that waits for what the system sees. Nobody has a reason to interrupt it, and some do:
 * code that interrupts all the threads that it finds. So an interrupt does nothing. It ends when
 * its {@link Watch} is closed.
 */
public final class WatchThread extends Thread {

  private final Runnable afterwards;

  /**
   * A thread that is not started yet.
   *
   * @param loop what it does
   * @param afterwards told when it has ended, for whatever reason
   */
  public WatchThread(Runnable loop, Runnable afterwards) {
    super(null, loop, "dymod-watch", 0, false);
    this.afterwards = afterwards;
    setDaemon(true);
  }

  @Override
  public void interrupt() {
    // See above.
  }

  @Override
  public void run() {
    try {
      super.run();
    } finally {
      afterwards.run();
    }
  }
}
