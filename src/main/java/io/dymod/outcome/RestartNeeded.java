package io.dymod.outcome;

import io.dymod.Outcome;
import java.time.Instant;
import java.util.List;

/** A change of what never reloads, in words. */
public record RestartNeeded(
    String module, boolean built, String reason, List<String> units, Instant at)
    implements Outcome.RestartNeeded {

  /** An outcome whose lists can't be changed. */
  public RestartNeeded {
    units = List.copyOf(units);
  }

  @Override
  public String message() {
    return module
        + (built ? " has changed on disk" : " has changed in its sources")
        + (reason.isEmpty() ? ", but never reloads: " : ", and not in place: " + reason + "; ")
        + (built ? "restart to load it" : "build it, and restart to load it")
        + (units.isEmpty() ? "" : " (" + Phrases.names(units.stream()) + " may wait for it)");
  }
}
