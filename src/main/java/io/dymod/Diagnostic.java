package io.dymod;

import io.dymod.outcome.CompilerDiagnostic;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that the compiler found wrong in a source file. Immutable; only Dymod makes
 * diagnostics, and later versions may say more.
 */
public sealed interface Diagnostic permits CompilerDiagnostic {

  /** How bad it is. */
  enum Kind {

    /** It does not compile. */
    ERROR,

    /** It compiles, but may not be meant. */
    WARNING
  }

  /** How bad it is. */
  Kind kind();

  /** The source file, absolute; nothing where it concerns the module as a whole. */
  Optional<Path> file();

  /** The line, counted from 1; 0 if there is no file. */
  long line();

  /** The column, counted from 1, with a tab as up to eight columns; 0 if there is no file. */
  long column();

  /** The compiler's words. */
  String message();

  /** The line of source, its tabs expanded; empty if there is none. */
  String sourceLine();

  /** Where and what, in one line: {@code CountSheep.java:14:17: cannot find symbol}. */
  @Override
  String toString();
}
