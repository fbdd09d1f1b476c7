package io.dymod;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A reloadable module as it is at one moment.
 *
 * @param name the module's name, or the file name of its place where no module could be read yet
 * @param generation the number of the serving generation, counted from 1; 0 if none serves
 * @param since when that generation was loaded, or when this was asked if none serves
 * @param hash SHA-256 of the class files and resources it was made from, in lower-case hexadecimal;
 *     empty if none serves
 * @param location the absolute path of its directory or jar
 * @param services the names of the services that it provides, sorted
 * @param state whether what is on disk is what serves
 */
public record Unit(
    String name,
    int generation,
    Instant since,
    String hash,
    Path location,
    List<String> services,
    State state) {

  /** How what serves compares with what is on disk. */
  public enum State {

    /** The newest bytes serve. */
    LIVE,

    /** The newest bytes were rejected; the generation before them serves. */
    STALE,

    /** The newest bytes were rejected, and there is no generation before them. */
    DOWN
  }

  /** A unit of which the lists can't be changed. */
  public Unit {
    services = List.copyOf(services);
  }

  /** Name and generation as in stack traces: {@code sheep#7}. */
  @Override
  public String toString() {
    return name + "#" + generation;
  }
}
