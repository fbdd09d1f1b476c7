package io.dymod.retire;

import java.time.Duration;

/**
 * How long a retirement may take.
 *
 * @param drain how long calls in flight are waited for
 * @param closing how long the end of one thing may take
 * @param age how long a generation may stay alive after that
 * @param collections how many garbage collections that unload classes it may survive
 * @param gc whether garbage collections are asked for
 */
public record Limits(Duration drain, Duration closing, Duration age, int collections, boolean gc) {

  /** To load what the JDK is asked takes its time on a busy machine, however little a unit gets. */
  private static final Duration LOOKING = Duration.ofSeconds(5);

  /** How long a look at what a unit may have left somewhere may take. */
  Duration looking() {
    return closing.compareTo(LOOKING) > 0 ? closing : LOOKING;
  }
}
