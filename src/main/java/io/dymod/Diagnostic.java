package io.dymod;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that the compiler found wrong in a source file.
 *
 * @param kind how bad it is
 * @param file the source file, absolute; nothing where it concerns the module as a whole
 * @param line counted from 1; 0 if there is no file
 * @param column counted from 1, with a tab as up to eight columns; 0 if there is no file
 * @param message the compiler's words
 * @param sourceLine the line of source, its tabs expanded; empty if there is none
 */
public record Diagnostic(
    Kind kind, Optional<Path> file, long line, long column, String message, String sourceLine) {

  /** How bad it is. */
  public enum Kind {

    /** It does not compile. */
    ERROR,

    /** It compiles, but may not be meant. */
    WARNING
  }

  /** A diagnostic of which every part is there. */
  public Diagnostic {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
    Objects.requireNonNull(sourceLine);
  }

  /** Where and what, in one line: {@code CountSheep.java:14:17: cannot find symbol}. */
  @Override
  public String toString() {
    String first = message.lines().findFirst().orElse("");
    return file.map(path -> path.getFileName() + ":" + line + ":" + column + ": " + first)
        .orElse(first);
  }
}
