package io.dymod.reload;

import io.dymod.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up the time that each stage of a reload takes. */
final class Stopwatch {

  private final EnumMap<Stage, Duration> laps;
  private long started = System.nanoTime();

  private Stopwatch(EnumMap<Stage, Duration> laps) {
    this.laps = laps;
  }

  static Stopwatch start() {
    return new Stopwatch(new EnumMap<>(Stage.class));
  }

  /** A stopwatch that goes on from here with the laps so far. */
  Stopwatch split() {
    return new Stopwatch(laps.clone());
  }

  /** Goes on from here: what has gone by since the last lap does not count. */
  void resume() {
    started = System.nanoTime();
  }

  /** Ends a stage, or a part of one, and begins the next. */
  void lap(Stage stage) {
    long now = System.nanoTime();
    laps.merge(stage, Duration.ofNanos(now - started), Duration::plus);
    started = now;
  }

  SortedMap<Stage, Duration> laps() {
    return new TreeMap<>(laps);
  }
}
