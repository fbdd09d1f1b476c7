package io.dymod.bench;

import io.dymod.Stage;
import io.dymod.testing.Libraries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A contender in another JVM, so that none profits from what the JIT has learnt from another. */
final class ContenderProcess implements AutoCloseable {

  private final Subject subject;
  private final Process process;
  private final PrintStream numbers;
  private final BufferedReader lines;

  /**
   * A change.
   *
   * @param nanos from the last byte to the first new answer
   * @param stages how long each stage took, where somebody says so
   */
  record Change(long nanos, Map<Stage, Duration> stages) {}

  /** Starts it, and waits until it answers for the first time. */
  ContenderProcess(Subject subject) throws IOException {
    this.subject = subject;
    this.process =
        Fork.ofDymod(ContenderMain.class, options(subject), subject.toArguments()).start();
    this.numbers = new PrintStream(process.getOutputStream(), true);
    this.lines = process.inputReader();
    line();
  }

  private static List<String> options(Subject subject) {
    return subject.form().hasAgent() ? List.of(Libraries.agentOption()) : List.of();
  }

  /** Changes the number, and waits until it is live. */
  Change change(long number) throws IOException {
    numbers.println(number);
    String[] words = line().split(" ");
    Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
    for (int index = 1; index < words.length; index++) {
      String[] stage = words[index].split("=");
      stages.put(Stage.valueOf(stage[0]), Duration.ofNanos(Long.parseLong(stage[1])));
    }
    return new Change(Long.parseLong(words[0]), stages);
  }

  private String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      throw new IllegalStateException(subject.name() + " has ended");
    }
    return line;
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
