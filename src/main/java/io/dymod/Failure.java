package io.dymod;

import io.dymod.change.Refusal;
import io.dymod.compile.CompileFailure;
import java.util.List;

/**
 * Why a change can't serve.
 *
 * @param stage the stage that it did not pass
 * @param reason why, in words
 * @param diagnostics what the compiler found, if it was the compiler
 */
record Failure(Stage stage, String reason, List<Diagnostic> diagnostics) {

  /** A failure of which the words are all. */
  Failure(Stage stage, String reason) {
    this(stage, reason, List.of());
  }

  static Failure of(Stage stage, Refusal refusal) {
    return refusal instanceof CompileFailure failure
        ? new Failure(
            stage, refusal.getMessage(), failure.findings().stream().map(Diagnostic::of).toList())
        : new Failure(stage, refusal.getMessage());
  }
}
