package io.dymod.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class from among the tests, inside Dymod's module, in a JVM of its own that has Dymod's
 * jar as an agent. What needs an agent can't run in the JVM of the tests, which has none.
 *
 * @param exit what the process ended with
 * @param lines all that it has printed
 */
public record AgentProgram(int exit, List<String> lines) {

  private static final Path TESTS = Path.of("target/test-classes").toAbsolutePath();

  /** Runs a main class to its end. */
  public static AgentProgram run(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            Libraries.agentOption(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--module-path=" + TestModules.path(Libraries.all().toArray(Path[]::new)),
            "--patch-module=io.dymod=" + TESTS,
            "--add-modules=directory.watcher,com.sun.jna,java.sql",
            "--add-reads=io.dymod=ALL-UNNAMED",
            "--class-path=" + TestModules.path(Libraries.assertions().toArray(Path[]::new)),
            "-Dlogback.configurationFile=" + TESTS.resolve("io/dymod/bench/silent-logback.xml"),
            "-m",
            "io.dymod/" + main.getName()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        List<String> lines = output.lines().toList();
        return new AgentProgram(process.waitFor(), lines);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** All that it has printed. */
  public String output() {
    return String.join("\n", lines);
  }
}
