package io.dymod.outcome;

import io.dymod.Diagnostic;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What the compiler found. */
public record CompilerDiagnostic(
    Kind kind, Optional<Path> file, long line, long column, String message, String sourceLine)
    implements Diagnostic {

  /** A diagnostic of which every part is there. */
  public CompilerDiagnostic {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(file);
    Objects.requireNonNull(message);
    Objects.requireNonNull(sourceLine);
  }

  @Override
  public String toString() {
    String first = message.lines().findFirst().orElse("");
    return file.map(path -> path.getFileName() + ":" + line + ":" + column + ": " + first)
        .orElse(first);
  }
}
