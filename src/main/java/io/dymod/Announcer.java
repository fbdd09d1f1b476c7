package io.dymod;

import io.dymod.Outcome.Leaked;
import io.dymod.Outcome.Rejected;
import io.dymod.Outcome.RestartNeeded;
import io.dymod.Outcome.Retired;
import io.dymod.retire.pin.Gone;
import io.dymod.retire.pin.Pin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each outcome and tells it to the listeners, on a thread of its own, so that no listener can
 * hold up a reload. The thread ends by itself when there is nothing to tell.
 */
final class Announcer implements Pin {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ThreadPoolExecutor teller;
  private final boolean colour;
  private Optional<Outcome> last = Optional.empty();

  /** Compared by identity, so that one consumer may listen twice. */
  private static final class Listener {

    private final Consumer<? super Outcome> consumer;

    Listener(Consumer<? super Outcome> consumer) {
      this.consumer = consumer;
    }
  }

  /** The thread that calls listeners. */
  private static final class Teller extends Thread {

    Teller(Runnable work) {
      super(null, work, "dymod-listeners", 0, false);
      setDaemon(true);
    }
  }

  /**
   * An announcer with no listeners.
   *
   * @param colour whether what is logged is coloured
   */
  Announcer(boolean colour) {
    this.colour = colour;
    this.teller =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Teller::new,
            new ThreadPoolExecutor.DiscardPolicy());
    teller.allowCoreThreadTimeOut(true);
  }

  /** Whether the current thread is calling a listener. */
  static boolean isTelling() {
    return Thread.currentThread() instanceof Teller;
  }

  synchronized void announce(Outcome outcome) {
    String message = colour ? Colours.paint(outcome.message()) : outcome.message();
    if (outcome instanceof Rejected
        || outcome instanceof RestartNeeded
        || outcome instanceof Leaked) {
      LOG.warn(message);
    } else {
      LOG.info(message);
    }
    if (!(outcome instanceof Retired || outcome instanceof Leaked)) {
      last = Optional.of(outcome);
    }
    listeners.forEach(listener -> tell(listener, outcome));
  }

  synchronized Subscription subscribe(Consumer<? super Outcome> consumer) {
    Listener listener = new Listener(consumer);
    last.ifPresent(outcome -> tell(listener, outcome));
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(Listener listener, Outcome outcome) {
    teller.execute(
        () -> {
          try {
            listener.consumer.accept(outcome);
          } catch (RuntimeException | Error failure) {
            LOG.warn(
                "listener {} failed: {}",
                listener.consumer.getClass().getName(),
                failure.toString());
          }
        });
  }

  /** Forgets listeners of a generation that is retired, which would keep it alive. */
  @Override
  public List<String> release(Gone gone) {
    return listeners.removeIf(listener -> gone.owns(listener.consumer))
        ? List.of("forgot its listeners")
        : List.of();
  }

  /** What is queued is still told; nothing that comes later is. */
  void close() {
    teller.shutdown();
  }
}
