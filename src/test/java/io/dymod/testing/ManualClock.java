package io.dymod.testing;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock of nanoseconds that goes when it is told to. */
public final class ManualClock implements LongSupplier {

  private long now = 17;

  /** Lets time go by. */
  public void pass(Duration time) {
    now += time.toNanos();
  }

  @Override
  public long getAsLong() {
    return now;
  }
}
