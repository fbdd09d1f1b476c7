package io.dymod.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the compiler's errors into words: where, what, and the line itself with a caret below. */
final class CompileErrors {

  private static final int SHOWN = 5;

  private CompileErrors() {}

  /**
   * The first errors and the count of the rest; what the compiler wrote elsewhere, if it has none.
   */
  static String describe(List<Finding> findings, Object otherOutput) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (errors.isEmpty()) {
      return "the compiler failed: " + otherOutput;
    }
    String first =
        errors.stream().limit(SHOWN).map(CompileErrors::describe).collect(Collectors.joining("\n"));
    int rest = errors.size() - SHOWN;
    return rest > 0 ? first + "\nand " + rest + " more error" + (rest > 1 ? "s" : "") : first;
  }

  private static String describe(Finding error) {
    return error
        .file()
        .map(
            file ->
                "%s:%d:%d: %s%s"
                    .formatted(
                        relative(file),
                        error.line(),
                        error.column(),
                        error.message(),
                        excerpt(error)))
        .orElse(error.message());
  }

  /** A path as short as it can be, and still one that a terminal opens on a click. */
  private static Path relative(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static String excerpt(Finding error) {
    String line = error.sourceLine();
    int caret = (int) Math.min(line.length(), Math.max(0, error.column() - 1));
    return line.isEmpty() ? "" : "\n  " + line + "\n  " + " ".repeat(caret) + "^";
  }
}
