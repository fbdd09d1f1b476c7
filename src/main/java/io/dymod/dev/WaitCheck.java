package io.dymod.dev;

import io.dymod.load.GenerationLoader;
import io.dymod.reload.SwapListeners;
import io.dymod.report.Announcer;
import java.time.Duration;

/** Keeps those from waiting for a reload for whom it waits, and from waiting for too long. */
final class WaitCheck {

  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private WaitCheck() {}

  /** A limit that can be counted in nanoseconds. */
  static Duration limit(Duration limit) {
    return limit.compareTo(FOR_GOOD) < 0 ? limit : FOR_GOOD;
  }

  /**
   * Makes sure that no reload waits for the current thread.
   *
   * @param method what was called
   * @throws IllegalStateException if one does
   */
  static void check(String method) {
    checkIsConstructed(method);
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
  }

  /**
   * Makes sure that the current thread does not construct a provider.
   *
   * @param method what was called
   * @throws IllegalStateException if it does
   */
  static void checkIsConstructed(String method) {
    if (GenerationLoader.isRehearsing()) {
      throw new IllegalStateException(
          method
              + " was called by a provider while it is constructed, which the reload waits for:"
              + " call it later");
    }
  }
}
