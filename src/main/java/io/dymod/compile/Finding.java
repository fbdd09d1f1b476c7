package io.dymod.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Something that the compiler found wrong.
 *
 * @param isError whether it is more than a warning
 * @param file the source file; nothing where it concerns the whole
 * @param line counted from 1; 0 if there is no file
 * @param column counted from 1, with a tab as up to eight columns; 0 if there is no file
 * @param message the compiler's words
 * @param sourceLine the line itself, its tabs expanded; empty if there is none
 */
public record Finding(
    boolean isError,
    Optional<Path> file,
    long line,
    long column,
    String message,
    String sourceLine) {

  private static final int TAB = 8;

  /** What a diagnostic says; notes are not reported. */
  static Optional<Finding> of(Diagnostic<? extends JavaFileObject> diagnostic) {
    return switch (diagnostic.getKind()) {
      case ERROR -> Optional.of(of(diagnostic, true));
      case WARNING, MANDATORY_WARNING -> Optional.of(of(diagnostic, false));
      case NOTE, OTHER -> Optional.empty();
    };
  }

  private static Finding of(Diagnostic<? extends JavaFileObject> diagnostic, boolean isError) {
    String message = diagnostic.getMessage(Locale.ROOT);
    JavaFileObject source = diagnostic.getSource();
    if (source == null || diagnostic.getLineNumber() == Diagnostic.NOPOS) {
      return new Finding(isError, Optional.empty(), 0, 0, message, "");
    }
    return new Finding(
        isError,
        Optional.of(Path.of(source.toUri())),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        message,
        sourceLine(source, diagnostic.getLineNumber()));
  }

  private static String sourceLine(JavaFileObject source, long number) {
    List<String> lines;
    try {
      lines = source.getCharContent(true).toString().lines().toList();
    } catch (IOException unreadable) {
      return "";
    }
    return number > lines.size() ? "" : expandTabs(lines.get((int) number - 1));
  }

  /** The compiler counts a tab as up to eight columns. */
  private static String expandTabs(String line) {
    StringBuilder expanded = new StringBuilder();
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '\t') {
        expanded.append(" ".repeat(TAB - expanded.length() % TAB));
      } else {
        expanded.append(character);
      }
    }
    return expanded.toString();
  }
}
