package io.dymod.reload;

import io.dymod.Diagnostic;
import io.dymod.Stage;
import io.dymod.change.Refusal;
import io.dymod.compile.CompileFailure;
import io.dymod.compile.Finding;
import io.dymod.outcome.CompilerDiagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Why something on disk can't serve.
 *
 * @param stage the stage that it did not pass
 * @param reason why, in words
 * @param diagnostics what the compiler found, if it was the compiler
 * @param isDoubt whether it may well be right, and is only not believed yet
 */
record Failure(Stage stage, String reason, List<Diagnostic> diagnostics, boolean isDoubt) {

  /** A failure of which the words are all. */
  Failure(Stage stage, String reason) {
    this(stage, reason, List.of(), false);
  }

  static Failure of(Stage stage, Refusal refusal) {
    return refusal instanceof CompileFailure failure
        ? new Failure(stage, refusal.getMessage(), diagnostics(failure.findings()), false)
        : new Failure(stage, refusal.getMessage());
  }

  /** Two places have a unit of one name, of which the second can't serve. */
  static Failure twoUnits(String name, Path first, Path second) {
    return new Failure(
        Stage.READ,
        "there are two units named %s, %s and %s: remove one of them from dymod.path"
            .formatted(name, first, second));
  }

  /**
   * It needs classes that nobody has, and did not need them before. That is legal, and yet it is
   * rather a build that has not written them yet.
   */
  static Failure doubt(Set<String> missing) {
    return new Failure(Stage.CHECK, "nobody has " + String.join(", ", missing), List.of(), true);
  }

  /** What the compiler found, as it is reported. */
  static List<Diagnostic> diagnostics(List<Finding> findings) {
    return findings.stream().map(Failure::diagnostic).toList();
  }

  private static Diagnostic diagnostic(Finding finding) {
    return new CompilerDiagnostic(
        finding.isError() ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING,
        finding.file(),
        finding.line(),
        finding.column(),
        finding.message(),
        finding.sourceLine());
  }

  List<Diagnostic> errors() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.kind() == Diagnostic.Kind.ERROR)
        .toList();
  }

  /**
   * Whether it can come true or false with what other units do, and not only with its own files.
   */
  boolean dependsOnOthers() {
    return stage.compareTo(Stage.COMPILE) > 0;
  }

  /** Whether it is the same reason, less what is different at each try: numbers and identities. */
  boolean isLike(Failure other) {
    return essence().equals(other.essence());
  }

  private String essence() {
    return reason.replaceAll("#\\d+|@[0-9a-f]+", "");
  }
}
