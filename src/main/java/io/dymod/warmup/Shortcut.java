package io.dymod.warmup;

import java.util.Locale;
import java.util.Set;

/**
 * What is done only so that a reload is faster: ahead of it, or instead of doing all of it. Nothing
 * else depends on any of these, so each can be left out where it is to be measured or tested: the
 * system property {@code io.dymod.warmup.without} names some, separated by commas.
 */
public enum Shortcut {

  /** The compiler is exercised after the start. */
  COMPILING,

  /** Module layers are defined ahead of the change that will need them. */
  LAYERS,

  /**
   * What was proven of a class before is not proven again while nothing that it rests on changes.
   */
  PROOFS;

  private static final Set<String> LEFT_OUT =
      Set.of(System.getProperty("io.dymod.warmup.without", "").toUpperCase(Locale.ROOT).split(","));

  /** Whether it is taken. */
  public boolean isTaken() {
    return !LEFT_OUT.contains(name());
  }
}
