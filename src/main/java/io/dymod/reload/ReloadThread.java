package io.dymod.reload;

import io.dymod.change.Refusal;
import io.dymod.scope.Log;
import io.dymod.scope.Uninterrupted;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread on which reloads happen. Nothing but {@link #close} and {@link #end} ends it: no
 * interrupt, and no fault of what it does.
 */
final class ReloadThread extends Thread {

  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private final ReloadLoop loop;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private volatile boolean closed;

  /** A thread that is not started yet. */
  ReloadThread(ReloadLoop loop) {
    super(null, null, "dymod-reload", 0, false);
    setDaemon(true);
    this.loop = loop;
  }

  /**
   * Whoever interrupts all threads that it finds, or a group of threads, does not mean this one. An
   * interrupt would also close the compiler's files for good, if it came while one is read (see
   * {@link java.nio.channels.InterruptibleChannel}).
   */
  @Override
  public void interrupt() {
    if (interrupted.compareAndSet(false, true)) {
      Log.warn(
          "thread {} has interrupted Dymod's reload thread, which goes on: interrupt only threads"
              + " that you have started",
          Thread.currentThread().getName());
    }
  }

  /** Ends the thread, and waits for its end; a compilation that has begun is still gone through. */
  void close() {
    end(FOR_GOOD);
  }

  /** Ends the thread, and waits so long for its end. */
  void end(Duration patience) {
    closed = true;
    loop.end();
    super.interrupt();
    Uninterrupted.await(
        patience,
        nanos -> {
          TimeUnit.NANOSECONDS.timedJoin(this, nanos);
          return !isAlive();
        });
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        try {
          loop.step();
        } catch (InterruptedException closing) {
          // Only close() interrupts; the loop sees to it.
        } catch (RuntimeException | Error fault) {
          Log.warn("{}", Refusal.words(fault));
          LockSupport.parkNanos(Passes.RETRY_NANOS);
        }
      }
    } finally {
      loop.end();
    }
  }
}
