package io.dymod.bench;

import io.dymod.testing.Libraries;
import io.dymod.testing.TestModules;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JVMs with a module path, of the JDK that runs this one. */
final class Fork {

  private static final Path TESTS = Path.of("target/test-classes").toAbsolutePath();
  private static final Path SILENCE = TESTS.resolve("io/dymod/bench/silent-logback.xml");

  private Fork() {}

  /** A JVM that runs a main class of this package inside Dymod's module. */
  static ProcessBuilder ofDymod(Class<?> main, List<String> args) {
    return ofDymod(main, List.of(), args);
  }

  /** The same with options for the JVM. */
  static ProcessBuilder ofDymod(Class<?> main, List<String> options, List<String> args) {
    List<String> command = java();
    command.addAll(options);
    command.addAll(inDymod());
    command.addAll(List.of("-cp", jmh(), "-m", "io.dymod/" + main.getName()));
    command.addAll(args);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** The options with which this package is a part of Dymod's module. */
  static List<String> inDymod(Path... more) {
    List<Path> modules = new ArrayList<>(Libraries.all());
    modules.addAll(List.of(more));
    return List.of(
        "--module-path=" + TestModules.path(modules.toArray(Path[]::new)),
        "--patch-module=io.dymod=" + TESTS,
        "--add-modules=io.dymod,directory.watcher,com.sun.jna,java.management",
        "--add-reads=io.dymod=ALL-UNNAMED,java.management",
        "--add-opens=io.dymod/io.dymod.bench=ALL-UNNAMED",
        "--add-exports=io.dymod/io.dymod.bench.jmh_generated=ALL-UNNAMED",
        "-Dlogback.configurationFile=" + SILENCE);
  }

  /** A JVM that runs a program from modules alone. */
  static ProcessBuilder ofProgram(List<Path> modules, String main, String... options) {
    List<String> command = java();
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.addAll(List.of(options));
    command.addAll(List.of("--module-path", TestModules.path(modules.toArray(Path[]::new))));
    command.addAll(List.of("-m", main));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Dymod and what it needs in dev mode, without a logger that writes. */
  static List<Path> libraries() {
    return librariesBut("logback");
  }

  /** Dymod and what it needs in release. */
  static List<Path> releaseLibraries() {
    return librariesBut("logback|directory-watcher|jna|profiler");
  }

  private static List<Path> librariesBut(String names) {
    Pattern left = Pattern.compile(names);
    return Libraries.all().stream()
        .filter(path -> !left.matcher(path.getFileName().toString()).find())
        .toList();
  }

  /** The first line that a program prints. The program is ended after it. */
  static String firstLine(ProcessBuilder program) throws IOException {
    Process process = program.start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("no line from " + program.command());
      }
      return line;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
  }

  private static String jmh() {
    return Stream.of(System.getProperty("java.class.path"))
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .filter(entry -> entry.matches(".*(jmh|jopt|commons-math).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
