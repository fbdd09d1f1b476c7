package io.dymod.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.load.Generation;
import io.dymod.testing.Generations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which generations serve together after a step, what there was before, and who is known. */
class EditionTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Generations generations = new Generations();

  @AfterEach
  void close() {
    generations.close();
  }

  /** A step is the names of units, loaded ({@code +}), removed ({@code -}) or found ({@code ?}). */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "before the first unit nothing serves, '', '', '', ''",
    "a unit that is only found does not serve, ?a, '', '', a",
    "a unit that is loaded serves and is known, +a, a#1, '', a",
    "units that are loaded together serve together, +a+b, a#1 b#1, '', a b",
    "the next generation takes the place of the last, +a +a, a#2, '', a",
    "a step leaves the other units alone, +a+b +b, a#1 b#2, '', a b",
    "a unit that is removed is remembered and hidden still, +a+b -a, b#1, a#1, a b",
    "the last generation is what is remembered, +a +a -a, '', a#2, a",
    "a unit that is back is no longer missed, +a -a +a, a#2, '', a",
    "what comes back leaves the others missed, +a+b -a-b +a, a#2, b#1, a b",
    "to remove what never served changes nothing, +a -b, a#1, '', a",
    "to remove what is gone keeps what was remembered, +a -a -a, '', a#1, a"
  })
  void afterTheseSteps(String sentence, String steps, String serving, String gone, String known) {
    Edition edition = Edition.EMPTY;
    for (String step : steps.split(" ")) {
      edition = after(edition, step);
    }
    assertThat(new TreeMap<>(edition.generations()).values().stream().map(Generation::toString))
        .containsExactlyElementsOf(words(serving));
    assertThat(
            new TreeMap<>(edition.departures())
                .values().stream().map(Edition.Departure::generation))
        .containsExactlyElementsOf(words(gone));
    assertThat(new TreeSet<>(edition.units())).containsExactlyElementsOf(words(known));
  }

  private Edition after(Edition edition, String step) {
    List<Generation> loaded = new ArrayList<>();
    Set<String> removed = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    for (String part : step.split("(?=\\W)")) {
      if (part.startsWith("+")) {
        loaded.add(generations.next(part.substring(1)));
      } else if (part.startsWith("-")) {
        removed.add(part.substring(1));
      } else if (part.startsWith("?")) {
        found.add(part.substring(1));
      }
    }
    return edition.withUnits(found).with(loaded).without(removed, NOON);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  @Test
  void itIsKnownSinceWhenAUnitIsGone() {
    Edition edition = after(after(Edition.EMPTY, "+a"), "-a");
    assertThat(edition.departures().get("a").since()).isEqualTo(NOON);
    assertThat(edition.generation("a")).isEmpty();
  }

  @Test
  void anEditionStaysAsItIs() {
    Edition first = after(Edition.EMPTY, "+a");
    Generation one = first.generation("a").orElseThrow();
    after(first, "+a+b");
    after(first, "-a");
    assertThat(first.generations()).containsOnlyKeys("a").containsValue(one);
    assertThat(first.departures()).isEmpty();
    assertThat(first.units()).containsExactly("a");
  }
}
