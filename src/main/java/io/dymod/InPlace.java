package io.dymod;

/** What may go live in place where the program was started with Dymod's jar as an agent. */
public enum InPlace {

  /** Bodies of methods, of modules that never reload too; and resources of units. */
  AUTO,

  /** Bodies of methods alone; a resource of a unit that changes makes a new generation. */
  CLASSES,

  /** Nothing. */
  OFF
}
