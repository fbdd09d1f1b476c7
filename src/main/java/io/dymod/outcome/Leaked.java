package io.dymod.outcome;

import io.dymod.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A generation that stays alive, in words. */
public record Leaked(
    String generation,
    Duration age,
    int collections,
    List<Outcome.Suspect> suspects,
    List<String> path,
    List<String> troubles,
    Instant at)
    implements Outcome.Leaked {

  /** An outcome whose lists can't be changed. */
  public Leaked {
    suspects = List.copyOf(suspects);
    path = List.copyOf(path);
    troubles = List.copyOf(troubles);
  }

  @Override
  public String message() {
    return "%s leaked: it left %s ago, and is alive after %d garbage collections"
            .formatted(generation, Phrases.seconds(age), collections)
        + Phrases.lines(troubles)
        + (suspects.isEmpty() ? "" : "\nwhat may keep it alive:")
        + Phrases.lines(suspects.stream().map(Outcome.Suspect::toString).toList())
        + (path.isEmpty()
            ? "\nDymod.pathTo(\"%s\") finds the chain of references that does".formatted(generation)
            : "\nwhat keeps it alive, from the root on:" + Phrases.lines(path));
  }
}
