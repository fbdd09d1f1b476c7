package io.dymod;

/** What may go live in place where the program was started with Dymod's jar as an agent. */
public enum InPlace {

  /** Bodies of methods, and resources; a provider that has read a resource before keeps that. */
  AUTO,

  /** Bodies of methods alone; a resource that changes makes a new generation. */
  CLASSES,

  /** Nothing. */
  OFF
}
