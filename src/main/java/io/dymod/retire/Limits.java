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
public record Limits(Duration drain, Duration closing, Duration age, int collections, boolean gc) {}
