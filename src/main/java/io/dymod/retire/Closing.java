package io.dymod.retire;

import io.dymod.scope.Deadline;
import java.time.Duration;

/**
 * How all generations are retired in the end.
 *
 * @param closer who waits for it, and so may well be inside of what is closed
 * @param drain how long calls in flight are waited for
 * @param deadline until when all is to be done
 */
record Closing(Thread closer, Duration drain, Deadline deadline) {}
