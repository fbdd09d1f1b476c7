package io.dymod.dev;

import io.dymod.Outcome;
import io.dymod.Unit;
import io.dymod.load.GenerationLoader;
import io.dymod.reload.Reloader;
import io.dymod.reload.SwapListeners;
import io.dymod.report.Announcer;
import java.time.Duration;
import java.util.List;

/**
 * Answers in dev mode who asks for a reload, or waits for one: once all units have been loaded for
 * the first time, and not those for whom the reload itself waits.
 */
final class ReloadRequests {

  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private final Startup startup;
  private final Reloader reloader;

  /**
   * A place to ask.
   *
   * @param startup waited for
   */
  ReloadRequests(Startup startup, Reloader reloader) {
    this.startup = startup;
    this.reloader = reloader;
  }

  /** See {@link io.dymod.Dymod#reload()}. */
  List<Outcome> reload() {
    check("reload()");
    return reloader.reload();
  }

  /** See {@link io.dymod.Dymod#rollback()}. */
  List<Outcome> rollBack() {
    check("rollback()");
    return reloader.rollBack();
  }

  /** See {@link io.dymod.Dymod#awaitGeneration}. */
  boolean awaitGeneration(String unit, int generation, Duration timeout)
      throws InterruptedException {
    check("awaitGeneration()");
    return reloader.awaitGeneration(unit, generation, countable(timeout));
  }

  /** See {@link io.dymod.Dymod#awaitLive}. */
  boolean awaitLive(Duration timeout) throws InterruptedException {
    check("awaitLive()");
    return reloader.awaitLive(countable(timeout));
  }

  /** See {@link io.dymod.Dymod#pending()}. */
  List<Unit> pending() {
    awaitStart();
    return reloader.pending();
  }

  /** See {@link io.dymod.Dymod#units()}. */
  List<Unit> units() {
    awaitStart();
    return reloader.units();
  }

  /** A limit that can be counted in nanoseconds. */
  private static Duration countable(Duration limit) {
    return limit.compareTo(FOR_GOOD) < 0 ? limit : FOR_GOOD;
  }

  private void check(String method) {
    if (Announcer.isTelling()) {
      throw new IllegalStateException(
          method
              + " was called by a listener of its own outcomes, which would never end: call it"
              + " from another thread");
    }
    if (SwapListeners.isCalling()) {
      throw new IllegalStateException(
          method
              + " was called before a swap by a listener that the swap waits for: call it from"
              + " another thread");
    }
    await(method);
  }

  /**
   * Waits for the start.
   *
   * @param method what was called
   * @throws IllegalStateException if the current thread constructs a provider
   */
  void await(String method) {
    if (GenerationLoader.isRehearsing()) {
      throw new IllegalStateException(
          method
              + " was called by a provider while it is constructed, which the reload waits for:"
              + " call it later");
    }
    awaitStart();
  }

  private void awaitStart() {
    startup.await(() -> false, () -> true);
  }
}
