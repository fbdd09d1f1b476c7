package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No name and no message reaches a terminal as a command, or a log as a line of its own. */
class PrintableTest {

  @Test
  void aPlainNameStaysAsItIs() {
    assertThat(Printable.name(Path.of("units/größe 1$.jar"))).isEqualTo("units/größe 1$.jar");
  }

  @Test
  void aNameIsOneLineWithoutCommands() {
    assertThat(Printable.name("a\u001b[2Jb\nc\td\u202ee\u2028f"))
        .isEqualTo("a\\u001b[2Jb\\u000ac\\u0009d\\u202ee\\u2028f");
  }

  @Test
  void aMessageKeepsItsLinesAndLosesItsCommands() {
    assertThat(Printable.text("one\r\n\ttwo\u0007\rthree\u009b1m"))
        .isEqualTo("one\n\ttwo\\u0007\\u000dthree\\u009b1m");
  }

  @Test
  void charactersBeyondTheBasicPlane() {
    assertThat(Printable.name("\ud83d\ude80 \udb40\udc01 \ud800"))
        .isEqualTo("\ud83d\ude80 \\u{e0001} \\ud800");
  }

  @Test
  void aRefusalCanBePrinted() {
    assertThat(new Refusal("a\u001bb\nc")).hasMessage("a\\u001bb\nc");
  }
}
