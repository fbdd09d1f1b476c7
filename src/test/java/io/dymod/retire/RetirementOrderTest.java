package io.dymod.retire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.retire.RetirementOrder.Dependencies;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each unit retires before what it depends on, wherever that can be. */
class RetirementOrderTest {

  /** A unit is written as its name, the modules it requires, and the services after that. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "units that have nothing to do with each other keep their order, a b c, a b c",
    "what requires a unit goes before it, base top>base, top base",
    "as does what requires that, base middle>base top>middle, top middle base",
    "what is required of a unit that stays does not matter, a>other b, a b",
    "what uses a service goes before its provider, giver!S taker?S, taker giver",
    "what requires counts before what uses, 'a?S>b b!S', a b",
    "a circle of uses is cut where nothing is required, 'a?T!S b?S!T c>b', c a b",
    "in a circle of uses the requirer still goes first, 'a?T!S b>a?S!T', b a",
    "a circle of requires keeps its order, a>b b>a, a b",
    "a unit may use what it provides itself, a!S?S b, a b"
  })
  void dependentsGoFirst(String sentence, String units, String expected) {
    List<Dependencies> order =
        RetirementOrder.of(
            Arrays.stream(units.split(" ")).map(RetirementOrderTest::unit).toList(),
            Function.identity());
    assertThat(order).extracting(Dependencies::name).containsExactly(expected.split(" "));
  }

  private static Dependencies unit(String text) {
    return new Dependencies(
        text.replaceAll("\\W.*", ""), marked(text, ">"), marked(text, "?"), marked(text, "!"));
  }

  private static Set<String> marked(String text, String mark) {
    Set<String> names = new TreeSet<>();
    for (String part : text.split("(?=\\W)")) {
      if (part.startsWith(mark)) {
        names.add(part.substring(1));
      }
    }
    return names;
  }
}
