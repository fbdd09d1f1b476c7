package io.dymod.bench;

import io.dymod.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Something that answers with a number which is changed on disk. */
interface Contender extends AutoCloseable {

  /**
   * Brings another number onto the disk.
   *
   * @return the nanosecond before the last file was written or moved; what follows the change may
   *     be done before this method returns
   */
  long change(long number) throws IOException;

  /** What a caller gets now. */
  long answer();

  /** How long each stage of the last change took; empty where nobody says so. */
  default Map<Stage, Duration> stages() {
    return Map.of();
  }

  @Override
  void close() throws IOException;
}
