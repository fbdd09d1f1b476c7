package io.dymod.reload;

/**
 * When the reload thread looks by itself.
 *
 * @param auto whether it does at all; otherwise it looks when it is asked to
 * @param scans how often it looks where nothing is hinted at
 * @param quiet waits until what is being written is written
 */
record Schedule(boolean auto, ScanSchedule scans, QuietPeriod quiet) {}
