package io.dymod;

/** The stages through which a change travels, in order. */
public enum Stage {

  /** Finding out what lies on disk, and reading it. */
  READ,

  /** Compiling sources; class files skip it. */
  COMPILE,

  /** Resolving the module, and defining its layer. */
  RESOLVE,

  /** Checking that its classes are whole and link. */
  CHECK,

  /** Waiting until nothing more is written, as far as the stages before have not taken as long. */
  SETTLE,

  /** Constructing its providers. */
  REHEARSE,

  /** Making the new edition live. */
  SWAP
}
