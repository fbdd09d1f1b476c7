package io.dymod.outcome;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import io.dymod.Stage;
import java.time.Instant;
import java.util.List;

/** A refusal, in words. */
public record Rejected(
    List<String> units,
    Stage stage,
    String reason,
    List<Diagnostic> diagnostics,
    List<String> serving,
    Instant at)
    implements Outcome.Rejected {

  /** An outcome whose lists can't be changed. */
  public Rejected {
    units = List.copyOf(units);
    diagnostics = List.copyOf(diagnostics);
    serving = List.copyOf(serving);
  }

  @Override
  public String message() {
    String end =
        switch (serving.size()) {
          case 0 -> "nothing of it serves yet";
          case 1 -> serving.get(0) + " keeps serving";
          default -> Phrases.names(serving.stream()) + " keep serving";
        };
    return Phrases.names(units.stream()) + " rejected: " + reason + "\n" + end;
  }
}
