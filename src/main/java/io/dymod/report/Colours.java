package io.dymod.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Colours the lines of an outcome's message, by ANSI escape sequences. */
final class Colours {

  private static final String RED = "\033[1;31m";
  private static final String GREEN = "\033[32m";
  private static final String YELLOW = "\033[33m";
  private static final String BOLD = "\033[1m";
  private static final String END = "\033[0m";

  private static final Pattern CARET = Pattern.compile("(?<=^ {2} {0,500})\\^$");
  private static final Pattern REJECTED = Pattern.compile("(?<= )rejected(?=: )");
  private static final Pattern LIVE = Pattern.compile("(?<= )live(?= in )");
  private static final Pattern WARNINGS = Pattern.compile("\\d+ warnings?");
  private static final Pattern POSITION = Pattern.compile("\\S+\\.java:\\d+:\\d+(?=: )");
  private static final Pattern SERVING = Pattern.compile("^.* keeps? serving$");

  private Colours() {}

  /** A message in colours. */
  static String paint(String message) {
    return message.lines().map(Colours::line).collect(Collectors.joining("\n"));
  }

  private static String line(String line) {
    String painted = paint(line, CARET, RED);
    painted = paint(painted, REJECTED, RED);
    painted = paint(painted, POSITION, BOLD);
    painted = paint(painted, WARNINGS, YELLOW);
    painted = paint(painted, LIVE, GREEN);
    return paint(painted, SERVING, GREEN);
  }

  private static String paint(String line, Pattern part, String colour) {
    return part.matcher(line).replaceAll(found -> colour + found.group() + END);
  }
}
