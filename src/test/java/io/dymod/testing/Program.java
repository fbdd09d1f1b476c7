package io.dymod.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Java process with a module path, driven by lines in and lines out. */
public final class Program implements AutoCloseable {

  private static final String ANSWER = "= ";

  private final Process process;
  private final PrintWriter commands;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private int answers;

  private Program(List<String> command) {
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    reader = new Thread(this::read, "output of the program");
    reader.start();
  }

  /** Starts a program of the JDK that runs this test, with Dymod and its libraries to be found. */
  public static Program start(Path modules, String main, String... options) {
    return start(Libraries.all(), modules, main, options);
  }

  /** Starts a program with certain libraries. */
  public static Program start(List<Path> libraries, Path modules, String main, String... options) {
    return start(libraries, modules, main, List.of(), options);
  }

  /** Starts a program with certain libraries and arguments. */
  public static Program start(
      List<Path> libraries, Path modules, String main, List<String> arguments, String... options) {
    List<Path> modulePath = new ArrayList<>(libraries);
    modulePath.add(modules);
    List<String> command = java(options);
    command.addAll(
        List.of("--module-path", TestModules.path(modulePath.toArray(Path[]::new)), "-m", main));
    command.addAll(arguments);
    return new Program(command);
  }

  /** Starts a program whose main class is on the class path, with Dymod and its libraries. */
  public static Program startOnClassPath(List<Path> classes, String main, String... options) {
    List<Path> classPath = new ArrayList<>(Libraries.all());
    classPath.addAll(classes);
    List<String> command = java(options);
    command.addAll(List.of("-cp", TestModules.path(classPath.toArray(Path[]::new)), main));
    return new Program(command);
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Dfile.encoding=UTF-8"));
    command.add("-Dlogback.configurationFile=" + Path.of("test-modules/count.sheep/logback.xml"));
    command.addAll(List.of(options));
    return command;
  }

  private void read() {
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException closed) {
      lines.add("(output ended: " + closed + ")");
    }
  }

  /** Sends a command and returns the answer to it. */
  public String ask(String command) {
    commands.println(command);
    answers++;
    Await.until(
        () -> "an answer to '" + command + "' in " + lines,
        () -> answerLines().count() >= answers || !process.isAlive());
    return answerLines()
        .skip(answers - 1L)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the program ended: " + lines))
        .substring(ANSWER.length());
  }

  private Stream<String> answerLines() {
    return lines.stream().filter(line -> line.startsWith(ANSWER));
  }

  /** Asks the same until the answer is what is waited for. */
  public void awaitAnswer(String command, String expected) {
    Await.until(
        () -> expected + " as the answer to '" + command + "' in " + lines,
        () -> ask(command).equals(expected));
  }

  /** Waits for a line of output that contains a text, and returns the first one. */
  public String awaitLine(String part) {
    Await.until(
        () -> "'" + part + "' in " + lines,
        () -> lines.stream().anyMatch(line -> line.contains(part)) || !reader.isAlive());
    return lines.stream()
        .filter(line -> line.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no '" + part + "' in " + lines));
  }

  /** All output so far, but for the answers. */
  public List<String> output() {
    return lines.stream().filter(line -> !line.startsWith(ANSWER)).toList();
  }

  /** Waits for the end of the program and returns all its output. */
  public List<String> end() {
    commands.close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the program does not end: " + lines);
      }
      reader.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return output();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
