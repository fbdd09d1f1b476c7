package io.dymod.load.seen;

/** The class loader of a unit, which knows what is around it. */
public interface Surrounded {

  /** What the unit finds around itself. */
  Surroundings surroundings();
}
