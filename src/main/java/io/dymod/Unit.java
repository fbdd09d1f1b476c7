package io.dymod;

import io.dymod.outcome.UnitSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A reloadable module as it is at one moment. Immutable; only Dymod makes units, and later versions
 * may say more.
 */
public sealed interface Unit permits UnitSummary {

  /** How what serves compares with what is on disk. */
  enum State {

    /** The newest bytes serve. */
    LIVE,

    /** The newest bytes were rejected, or rolled back; a generation before them serves. */
    STALE,

    /** The newest bytes were rejected, and there is no generation before them. */
    DOWN,

    /** It is proven and ready, and does not serve yet: see {@link Dymod#pending()}. */
    PENDING
  }

  /** The module's name, or the file name of its place where no module could be read yet. */
  String name();

  /** The number of the serving generation, counted from 1; 0 if none serves. */
  int generation();

  /**
   * The number of the generation's revision: 1 as it was loaded, one more with each change that was
   * made in place; 0 if none serves.
   */
  int revision();

  /** When that generation was loaded or changed in place, or when this was asked if none serves. */
  Instant since();

  /**
   * SHA-256 of the class files and resources it was made from, in lower-case hexadecimal; empty if
   * none serves.
   */
  String hash();

  /** The absolute path of its directory or jar. */
  Path location();

  /** The names of the services that it provides, sorted. */
  List<String> services();

  /** Whether what is on disk is what serves. */
  State state();

  /** Name, generation, and revision if it is not the first: {@code sheep#7}, {@code sheep#7.2}. */
  @Override
  String toString();
}
