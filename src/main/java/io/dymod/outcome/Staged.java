package io.dymod.outcome;

import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** What is ready to go live, in words. */
public record Staged(
    List<Unit> units, List<String> removed, SortedMap<Stage, Duration> took, Instant at)
    implements Outcome.Staged {

  /** An outcome whose lists can't be changed. */
  public Staged {
    units = List.copyOf(units);
    removed = List.copyOf(removed);
  }

  @Override
  public String message() {
    String ready =
        units.isEmpty()
            ? ""
            : Phrases.names(units.stream().map(Unit::toString))
                + " ready in "
                + Phrases.sum(took).toMillis()
                + " ms";
    String leaving =
        removed.isEmpty() ? "" : Phrases.names(removed.stream()) + " ready to be removed";
    return Phrases.join(", ", ready, leaving) + ": live with the next Dymod.reload()";
  }
}
