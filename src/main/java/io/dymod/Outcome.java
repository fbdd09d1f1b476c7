package io.dymod;

import io.dymod.change.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came of a change on disk. Each change ends in exactly one outcome, which is logged as one
 * line, passed to {@linkplain Dymod#onReload listeners}, and returned by {@link Dymod#reload()}.
 * Each generation that leaves ends in an outcome too, some time later: {@link Retired} or {@link
 * Leaked}; {@code reload()} does not wait for it.
 */
public sealed interface Outcome {

  /** When it was decided. */
  Instant at();

  /** The outcome as a sentence, as it is logged. */
  String message();

  /**
   * A new edition is live. Since then no call starts on the generations before it.
   *
   * @param units the units that were loaded, with their new generations, in the order of loading
   * @param removed the names of the units that are no more
   * @param files the names of the files that changed, by unit; empty for a unit that is new or was
   *     taken along because it requires another one
   * @param warnings what the compiler warned of in the files that it compiled
   * @param gone the errors reported before that are there no more
   * @param took the time of each stage
   * @param at when it was decided
   */
  record Swapped(
      List<Unit> units,
      List<String> removed,
      Map<String, SortedSet<String>> files,
      List<Diagnostic> warnings,
      List<Diagnostic> gone,
      SortedMap<Stage, Duration> took,
      Instant at)
      implements Outcome {

    /** An outcome whose lists can't be changed. */
    public Swapped {
      units = List.copyOf(units);
      removed = List.copyOf(removed);
      files = Map.copyOf(files);
      warnings = List.copyOf(warnings);
      gone = List.copyOf(gone);
    }

    /** For example {@code sheep#2 live in 14 ms (CountSheep.java; compile 11, load 2)}. */
    @Override
    public String message() {
      String live =
          units.isEmpty()
              ? ""
              : names(units.stream().map(Unit::toString))
                  + " live in "
                  + total().toMillis()
                  + " ms";
      String left = removed.isEmpty() ? "" : names(removed.stream()) + " removed";
      return join(", ", live, left) + details();
    }

    private String details() {
      List<String> changed =
          files.values().stream()
              .flatMap(SortedSet::stream)
              .map(name -> Printable.name(name.substring(name.lastIndexOf('/') + 1)))
              .distinct()
              .toList();
      String stages =
          join(
              ", ",
              milliseconds("compile", Stage.COMPILE),
              milliseconds("load", Stage.RESOLVE, Stage.CHECK, Stage.REHEARSE));
      String all = join("; ", first(changed), stages, warned(), Outcome.gone(gone));
      return all.isEmpty() ? "" : " (" + all + ")";
    }

    private String warned() {
      return switch (warnings.size()) {
        case 0 -> "";
        case 1 -> "1 warning";
        default -> warnings.size() + " warnings";
      };
    }

    private static String join(String separator, String... parts) {
      return Stream.of(parts)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(separator));
    }

    /** The time from the first look at the change until it was live. */
    public Duration total() {
      return took.values().stream().reduce(Duration.ZERO, Duration::plus);
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

  /**
   * Nothing had to be done.
   *
   * @param units the names of the units that were looked at because their files were written; empty
   *     if there were none
   * @param reason why, in words
   * @param gone the errors of the units that were reported before, and are there no more
   * @param at when it was decided
   */
  record Unchanged(List<String> units, String reason, List<Diagnostic> gone, Instant at)
      implements Outcome {

    /** An outcome whose lists can't be changed. */
    public Unchanged {
      units = List.copyOf(units);
      gone = List.copyOf(gone);
    }

    @Override
    public String message() {
      String why = gone.isEmpty() ? reason : reason + " (" + Outcome.gone(gone) + ")";
      return units.isEmpty() ? why : names(units.stream()) + " unchanged: " + why;
    }
  }

  /**
   * A change can't serve. What served before goes on as if nothing had happened.
   *
   * @param units the names of the units that the change concerns
   * @param stage the stage that it did not pass
   * @param reason why, and what to do about it, in words; may have several lines
   * @param diagnostics what the compiler found, in its order, for tools; empty if it is not the
   *     compiler that refused
   * @param serving the generations that keep serving, {@code sheep#3}; empty if there are none
   * @param at when it was decided
   */
  record Rejected(
      List<String> units,
      Stage stage,
      String reason,
      List<Diagnostic> diagnostics,
      List<String> serving,
      Instant at)
      implements Outcome {

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
            default -> names(serving.stream()) + " keep serving";
          };
      return names(units.stream()) + " rejected: " + reason + "\n" + end;
    }
  }

  /**
   * A module that can't be reloaded has become different on disk. What was loaded from it at the
   * start goes on. Reported once for each module.
   *
   * @param module the module's name
   * @param built whether its class files are different; if not, its sources are, and have yet to be
   *     built
   * @param units the names of the units that require it
   * @param at when it was noticed
   */
  record RestartNeeded(String module, boolean built, List<String> units, Instant at)
      implements Outcome {

    /** An outcome whose lists can't be changed. */
    public RestartNeeded {
      units = List.copyOf(units);
    }

    @Override
    public String message() {
      return module
          + (built
              ? " has changed on disk, but never reloads: restart to load it"
              : " has changed in its sources, but never reloads: build it, and restart to load it")
          + (units.isEmpty() ? "" : " (" + names(units.stream()) + " may wait for it)");
    }
  }

  /** Errors that are there no more, in words; nothing if there are none. */
  private static String gone(List<Diagnostic> errors) {
    return errors.isEmpty()
        ? ""
        : "gone: " + first(errors.stream().map(Diagnostic::toString).toList());
  }

  private static String first(List<String> things) {
    int shown = 3;
    String first = names(things.stream().limit(shown));
    int more = things.size() - shown;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /**
   * A generation that has left the live edition is gone: its calls have ended, what it had started
   * is closed, and its classes have been collected.
   *
   * @param generation its name and number, {@code sheep#7}
   * @param took the time from when it left until it was collected
   * @param troubles what went wrong while it was closed, in words; mostly empty
   * @param at when it was noticed
   */
  record Retired(String generation, Duration took, List<String> troubles, Instant at)
      implements Outcome {

    /** An outcome whose lists can't be changed. */
    public Retired {
      troubles = List.copyOf(troubles);
    }

    @Override
    public String message() {
      return generation + " retired: gone " + seconds(took) + " after it left" + lines(troubles);
    }
  }

  /**
   * A generation that has left the live edition stays alive, although it is closed and nothing of
   * Dymod's holds it. Reported once of each generation; if it is collected later, {@link Retired}
   * follows.
   *
   * @param generation its name and number, {@code sheep#7}
   * @param age the time since it left
   * @param collections how many garbage collections that unload classes it has survived
   * @param suspects what may keep it alive, the most certain first
   * @param path the chain of references that keeps it alive, a line a step, if {@link
   *     Settings#heap()} is on; else empty
   * @param troubles what went wrong while it was closed, in words; mostly empty
   * @param at when it was reported
   */
  record Leaked(
      String generation,
      Duration age,
      int collections,
      List<Suspect> suspects,
      List<String> path,
      List<String> troubles,
      Instant at)
      implements Outcome {

    /** An outcome whose lists can't be changed. */
    public Leaked {
      suspects = List.copyOf(suspects);
      path = List.copyOf(path);
      troubles = List.copyOf(troubles);
    }

    @Override
    public String message() {
      return "%s leaked: it left %s ago, and is alive after %d garbage collections"
              .formatted(generation, seconds(age), collections)
          + lines(troubles)
          + (suspects.isEmpty() ? "" : "\nwhat may keep it alive:")
          + lines(suspects.stream().map(Suspect::toString).toList())
          + (path.isEmpty()
              ? "\nDymod.pathTo(\"%s\") finds the chain of references that does"
                  .formatted(generation)
              : "\nwhat keeps it alive, from the root on:" + lines(path));
    }
  }

  /**
   * Something that may keep a generation alive.
   *
   * @param what it in words; may have several lines
   * @param advice what to do about it
   */
  record Suspect(String what, String advice) {

    /** Both, as they are logged. */
    @Override
    public String toString() {
      return what + "\n  " + advice;
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String lines(List<String> entries) {
    return entries.stream()
        .map(entry -> "\n- " + entry.replace("\n", "\n  "))
        .collect(Collectors.joining());
  }

  private static String names(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }
}
