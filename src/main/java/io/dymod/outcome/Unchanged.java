package io.dymod.outcome;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import java.time.Instant;
import java.util.List;

/** Nothing to do, in words. */
public record Unchanged(List<String> units, String reason, List<Diagnostic> gone, Instant at)
    implements Outcome.Unchanged {

  /** An outcome whose lists can't be changed. */
  public Unchanged {
    units = List.copyOf(units);
    gone = List.copyOf(gone);
  }

  @Override
  public String message() {
    String why = gone.isEmpty() ? reason : reason + " (" + Phrases.gone(gone) + ")";
    return units.isEmpty() ? why : Phrases.names(units.stream()) + " unchanged: " + why;
  }
}
