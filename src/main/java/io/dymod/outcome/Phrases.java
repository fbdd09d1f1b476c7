package io.dymod.outcome;

import io.dymod.Diagnostic;
import io.dymod.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of sentences that several outcomes have. */
final class Phrases {

  private static final int SHOWN = 3;

  private Phrases() {}

  /** Things, with commas between them. */
  static String names(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  /** The first few things, and how many more there are. */
  static String first(List<String> things) {
    String first = names(things.stream().limit(SHOWN));
    int more = things.size() - SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** Errors that are there no more; nothing if there are none. */
  static String gone(List<Diagnostic> errors) {
    return errors.isEmpty()
        ? ""
        : "gone: " + first(errors.stream().map(Diagnostic::toString).toList());
  }

  /** A line for each entry. */
  static String lines(List<String> entries) {
    return entries.stream()
        .map(entry -> "\n- " + entry.replace("\n", "\n  "))
        .collect(Collectors.joining());
  }

  /** The time of all stages. */
  static Duration sum(Map<Stage, Duration> took) {
    return took.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** A time in seconds, with a tenth. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** The parts that there are. */
  static String join(String separator, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
  }
}
