package io.dymod.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are for people at a terminal that takes them. */
class TerminalTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, TERM=xterm, true",
    "Linux, TERM=dumb, false",
    "Linux, '', false",
    "Linux, TERM=xterm NO_COLOR=1, false",
    "Linux, TERM=xterm NO_COLOR=, true",
    "Windows 11, WT_SESSION=x, true",
    "Windows 11, '', false",
  })
  void byItselfItIsWhereATerminalTakesIt(String system, String environment, boolean expected) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.split(" ")) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        variables.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    assertThat(Terminal.wantsColour(variables, system)).isEqualTo(expected);
  }

  @Test
  void whereNobodyWatchesThereIsNoTerminal() {
    assertThat(Terminal.isPresent()).isFalse();
    assertThat(Terminal.takesColour(Settings.builder().build().colour())).isFalse();
  }
}
