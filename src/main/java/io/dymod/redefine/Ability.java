package io.dymod.redefine;

import java.lang.instrument.Instrumentation;

/**
 * What a virtual machine may be able to do beyond what {@link Instrumentation#redefineClasses}
 * promises. Some builds can do more, and options make some do so; which, is found out by trying.
 * What can be added can mostly be removed too, but an object or a lambda that exists may need it.
 */
public enum Ability {

  /** Private methods may be added that are static or final. Lambdas are made into such methods. */
  PRIVATE_METHODS,

  /** Methods of any kind may be added. */
  METHODS,

  /**
   * Fields of objects may be added. In those that exist they have the default value of the type.
   */
  FIELDS
}
