package io.dymod;

/** The stages through which a change travels, in order. */
public enum Stage {

  /** Finding out what lies on disk, and reading it. */
  READ,

  /** Compiling sources; class files skip it. */
  COMPILE,

  /** Resolving, defining and proving the new generations. */
  LOAD,

  /** Making the new edition live. */
  SWAP
}
