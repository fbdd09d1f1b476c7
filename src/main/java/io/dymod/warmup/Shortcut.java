package io.dymod.warmup;

import java.util.Locale;
import java.util.Set;

/**
 * What is done only so that a reload is faster: ahead of it, or instead of doing all of it. Nothing
 * else depends on any of these, so each can be left out where it is to be measured or tested: the
 * system property {@code io.dymod.warmup.without} names some, separated by commas.
 *
 * <p>What each brings is the median time of a reload with it and without it, measured in turns in
 * one run of the latency benchmark on JDK 17 and two processors. What brings less than a tenth does
 * not stay.
 */
public enum Shortcut {

  /**
   * The compiler is exercised after the start. The first save of a source file, some seconds after
   * the start, is live in 40 ms instead of 114.
   */
  COMPILING,

  /**
   * Module layers are defined ahead of the change that will need them. A new jar is live in 4.6 ms
   * instead of 5.0, a new class file in 5.6 instead of 6.5.
   */
  LAYERS,

  /**
   * What was proven of a class before is not proven again while nothing that it rests on changes. A
   * class file of a thousand is live in 58 ms instead of 85.
   */
  PROOFS;

  private static final Set<String> LEFT_OUT =
      Set.of(System.getProperty("io.dymod.warmup.without", "").toUpperCase(Locale.ROOT).split(","));

  /** Whether it is taken. */
  public boolean isTaken() {
    return !LEFT_OUT.contains(name());
  }
}
