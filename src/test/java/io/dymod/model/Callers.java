package io.dymod.model;

import io.dymod.ProviderGoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Threads that call all units without an end, and note each call that fails. */
final class Callers implements AutoCloseable {

  /** So many rounds of calls go by until somebody asks for units that were not there before. */
  private static final int MANY = 100;

  private final Player player;
  private final Map<String, Supplier<?>> handles = new ConcurrentHashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong calls = new AtomicLong();
  private volatile boolean closed;

  /** A call that failed. */
  record Failure(String unit, Throwable thrown) {

    /** Whether it failed as a call does to a unit that was removed. */
    boolean isGone() {
      return thrown instanceof ProviderGoneException;
    }
  }

  Callers(Player player, int threads) {
    this.player = player;
    for (int number = 0; number < threads; number++) {
      Thread thread = new Thread(this::run, "caller-" + number);
      thread.setDaemon(true);
      this.threads.add(thread);
      thread.start();
    }
  }

  private void run() {
    try {
      for (int round = 0; !closed; round++) {
        (round % MANY == 0 ? player.listed().keySet() : handles.keySet()).forEach(this::call);
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // That it is answered is what counts.
  private void call(String unit) {
    try {
      Optional<Supplier<?>> handle =
          Optional.<Supplier<?>>ofNullable(handles.get(unit)).or(() -> player.handle(unit));
      if (handle.isPresent()) {
        handles.putIfAbsent(unit, handle.get());
        handle.get().get();
        calls.incrementAndGet();
      }
    } catch (Throwable failure) {
      synchronized (failures) {
        failures.add(new Failure(unit, failure));
      }
    }
  }

  /** The calls that have failed since this was asked last. */
  List<Failure> takeFailures() {
    synchronized (failures) {
      List<Failure> taken = List.copyOf(failures);
      failures.clear();
      return taken;
    }
  }

  long calls() {
    return calls.get();
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
