package io.dymod.reload;

import io.dymod.Subscription;
import io.dymod.Unit;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.scope.DymodThread;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Those who are called before each swap, and may hold it up for a while. For any thread. */
public final class SwapListeners implements Pin {

  private final List<Consumer<? super List<Unit>>> listeners = new CopyOnWriteArrayList<>();
  private final Duration hold;

  /** The thread that calls listeners. */
  private static final class Herald extends DymodThread {

    Herald(Runnable work) {
      super("dymod-before-swap", work);
    }
  }

  /**
   * Nobody yet.
   *
   * @param hold how long each of them may hold a swap up
   */
  public SwapListeners(Duration hold) {
    this.hold = hold;
  }

  /** Whether the current thread calls one, for which the reload thread waits. */
  public static boolean isCalling() {
    return Thread.currentThread() instanceof Herald;
  }

  /** See {@link io.dymod.Dymod#beforeSwap}. */
  public Subscription add(Consumer<? super List<Unit>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Calls each.
   *
   * @param arriving what is about to go live
   */
  void announce(Supplier<List<Unit>> arriving) {
    if (listeners.isEmpty()) {
      return;
    }
    List<Unit> units = arriving.get();
    try (TimeLimited code = new TimeLimited(Herald::new)) {
      for (Consumer<? super List<Unit>> listener : listeners) {
        Optional<String> trouble =
            code.call(
                    hold,
                    () -> {
                      listener.accept(units);
                      return true;
                    })
                .trouble();
        trouble.ifPresent(
            words ->
                Log.warn("{}, called before a swap: {}", listener.getClass().getName(), words));
      }
    }
  }

  @Override
  public List<String> release(RetiredGeneration gone) {
    return listeners.removeIf(gone::owns) ? List.of("forgot its listeners of swaps") : List.of();
  }
}
