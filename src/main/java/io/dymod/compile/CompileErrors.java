package io.dymod.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Puts the compiler's errors into words: where, what, and the line itself with a caret below. */
final class CompileErrors {

  private static final int SHOWN = 5;
  private static final int TAB = 8;

  private CompileErrors() {}

  /**
   * The first errors and the count of the rest; what the compiler wrote elsewhere, if it has none.
   */
  static String describe(
      List<Diagnostic<? extends JavaFileObject>> diagnostics, Object otherOutput) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.stream().filter(found -> found.getKind() == Diagnostic.Kind.ERROR).toList();
    if (errors.isEmpty()) {
      return "the compiler failed: " + otherOutput;
    }
    String first =
        errors.stream().limit(SHOWN).map(CompileErrors::describe).collect(Collectors.joining("\n"));
    int rest = errors.size() - SHOWN;
    return rest > 0 ? first + "\nand " + rest + " more errors" : first;
  }

  private static String describe(Diagnostic<? extends JavaFileObject> error) {
    String message = error.getMessage(Locale.ROOT);
    JavaFileObject source = error.getSource();
    if (source == null || error.getLineNumber() == Diagnostic.NOPOS) {
      return message;
    }
    return "%s:%d:%d: %s%s"
        .formatted(
            relative(Path.of(source.toUri())),
            error.getLineNumber(),
            error.getColumnNumber(),
            message,
            excerpt(source, error));
  }

  /** A path as short as it can be, and still one that a terminal opens on a click. */
  private static Path relative(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static String excerpt(JavaFileObject source, Diagnostic<?> error) {
    List<String> lines;
    try {
      lines = source.getCharContent(true).toString().lines().toList();
    } catch (IOException unreadable) {
      return "";
    }
    int index = (int) error.getLineNumber() - 1;
    if (index >= lines.size()) {
      return "";
    }
    String line = expandTabs(lines.get(index));
    int caret = (int) Math.min(line.length(), Math.max(0, error.getColumnNumber() - 1));
    return "\n  " + line + "\n  " + " ".repeat(caret) + "^";
  }

  /** The compiler counts a tab as up to eight columns. */
  private static String expandTabs(String line) {
    StringBuilder expanded = new StringBuilder();
    for (char character : line.toCharArray()) {
      if (character == '\t') {
        expanded.append(" ".repeat(TAB - expanded.length() % TAB));
      } else {
        expanded.append(character);
      }
    }
    return expanded.toString();
  }
}
