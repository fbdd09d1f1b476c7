package io.dymod.outcome;

import io.dymod.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The end of a generation, in words. */
public record Retired(String generation, Duration took, List<String> troubles, Instant at)
    implements Outcome.Retired {

  /** An outcome whose lists can't be changed. */
  public Retired {
    troubles = List.copyOf(troubles);
  }

  @Override
  public String message() {
    return generation
        + " retired: gone "
        + Phrases.seconds(took)
        + " after it left"
        + Phrases.lines(troubles);
  }
}
