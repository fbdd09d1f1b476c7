package io.dymod.report;

import io.dymod.Outcome;
import io.dymod.Outcome.Leaked;
import io.dymod.Outcome.Rejected;
import io.dymod.Outcome.RestartNeeded;
import io.dymod.Outcome.Retired;
import io.dymod.Subscription;
import io.dymod.change.Printable;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.scope.DymodThread;
import io.dymod.scope.Log;
import io.dymod.scope.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Logs each outcome and tells it to the listeners, in the order in which they are decided. Neither
 * is done on the thread that announces it, so no listener and no logger can hold up a reload, or
 * end it by what it throws.
 */
public final class Announcer implements Pin {

  private static final Duration IDLE = Duration.ofSeconds(1);

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Worker teller = new Worker(Teller::new, IDLE);
  private final boolean colour;
  private Optional<Outcome> last = Optional.empty();

  /** The thread that calls listeners. */
  private static final class Teller extends DymodThread {

    Teller(Runnable work) {
      super("dymod-listeners", work);
    }
  }

  /**
   * An announcer with no listeners.
   *
   * @param colour whether what is logged is coloured
   */
  public Announcer(boolean colour) {
    this.colour = colour;
  }

  /** Whether the current thread is calling a listener. */
  public static boolean isTelling() {
    return Thread.currentThread() instanceof Teller;
  }

  /** Logs an outcome, and passes it to the listeners. Throws nothing, and waits for no listener. */
  public synchronized void announce(Outcome outcome) {
    log(outcome);
    if (!(outcome instanceof Retired || outcome instanceof Leaked)) {
      last = Optional.of(outcome);
    }
    listeners.forEach(listener -> teller.add(() -> listener.tell(outcome)));
  }

  private void log(Outcome outcome) {
    String plain = Printable.text(outcome.message());
    String message = colour ? Colours.paint(plain) : plain;
    if (outcome instanceof Rejected
        || outcome instanceof RestartNeeded
        || outcome instanceof Leaked) {
      Log.warn("{}", message);
    } else {
      Log.info("{}", message);
    }
  }

  /** Passes every outcome to a listener from now on, and of the last one first. */
  public synchronized Subscription subscribe(Consumer<? super Outcome> consumer) {
    Listener listener = new Listener(consumer);
    last.ifPresent(outcome -> teller.add(() -> listener.tell(outcome)));
    listeners.add(listener);
    return () -> end(listener);
  }

  private boolean end(Listener listener) {
    listeners.remove(listener);
    return listener.end();
  }

  /**
   * Forgets listeners of a generation that is retired, which would keep it alive. Where one of them
   * hangs, the others need not wait for it any longer.
   */
  @Override
  public List<String> release(RetiredGeneration gone) {
    List<Listener> own = listeners.stream().filter(listener -> listener.isOf(gone)).toList();
    for (Listener listener : own) {
      if (!end(listener)) {
        teller.replace();
      }
    }
    return own.isEmpty() ? List.of() : List.of("forgot its listeners");
  }

  /** What is queued is still passed on; nothing that comes later is. */
  public void close() {
    teller.end();
  }
}
