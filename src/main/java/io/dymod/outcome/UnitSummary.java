package io.dymod.outcome;

import io.dymod.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A unit at one moment. */
public record UnitSummary(
    String name,
    int generation,
    int revision,
    Instant since,
    String hash,
    Path location,
    List<String> services,
    State state)
    implements Unit {

  /** A unit of which the lists can't be changed. */
  public UnitSummary {
    services = List.copyOf(services);
  }

  @Override
  public String toString() {
    return name + "#" + generation + (revision > 1 ? "." + revision : "");
  }
}
