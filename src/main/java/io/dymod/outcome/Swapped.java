package io.dymod.outcome;

import io.dymod.Diagnostic;
import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.Unit;
import io.dymod.change.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A swap, in words. */
public record Swapped(
    List<Unit> units,
    List<String> removed,
    Map<String, SortedSet<String>> files,
    List<Diagnostic> warnings,
    List<Diagnostic> gone,
    boolean rolledBack,
    boolean inPlace,
    String obstacle,
    List<String> state,
    SortedMap<Stage, Duration> took,
    Instant at)
    implements Outcome.Swapped {

  /** An outcome whose lists can't be changed. */
  public Swapped {
    units = List.copyOf(units);
    removed = List.copyOf(removed);
    files = Map.copyOf(files);
    warnings = List.copyOf(warnings);
    gone = List.copyOf(gone);
    state = List.copyOf(state);
  }

  @Override
  public String message() {
    String live =
        units.isEmpty()
            ? ""
            : Phrases.names(units.stream().map(Unit::toString))
                + (inPlace ? " live in place in " : " live in ")
                + total().toMillis()
                + " ms";
    String left = removed.isEmpty() ? "" : Phrases.names(removed.stream()) + " removed";
    return Phrases.join(", ", live, left) + details();
  }

  private String details() {
    List<String> changed =
        files.values().stream()
            .flatMap(SortedSet::stream)
            .map(name -> Printable.name(name.substring(name.lastIndexOf('/') + 1)))
            .distinct()
            .toList();
    String stages =
        Phrases.join(
            ", ",
            milliseconds("compile", Stage.COMPILE),
            milliseconds("load", Stage.RESOLVE, Stage.CHECK, Stage.REHEARSE));
    String reason = obstacle.isEmpty() ? "" : "new generation: " + obstacle;
    String all =
        Phrases.join(
            "; ",
            rolledBack ? "rolled back" : "",
            Phrases.first(changed),
            stages,
            warned(),
            Phrases.gone(gone),
            reason,
            Phrases.names(state.stream()));
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  private String warned() {
    return switch (warnings.size()) {
      case 0 -> "";
      case 1 -> "1 warning";
      default -> warnings.size() + " warnings";
    };
  }

  @Override
  public Duration total() {
    return Phrases.sum(took);
  }

  private String milliseconds(String name, Stage... stages) {
    Duration sum =
        Stream.of(stages)
            .filter(took::containsKey)
            .map(took::get)
            .reduce(Duration.ZERO, Duration::plus);
    return sum.isZero() ? "" : name + " " + sum.toMillis();
  }
}
