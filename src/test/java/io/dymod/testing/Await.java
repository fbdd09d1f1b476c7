package io.dymod.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for conditions. The limit is for tests that fail; those that pass never reach it. */
public final class Await {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Await() {}

  /** Waits until a condition holds. */
  public static void until(Supplier<String> description, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain: " + description.get());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(2);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }
}
