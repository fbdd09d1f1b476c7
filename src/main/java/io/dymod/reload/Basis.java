package io.dymod.reload;

/**
 * What an attempt to load a group of units depends on.
 *
 * @param members the states of its units, and the generations of the units that they require
 * @param swaps how often anything has gone live: what a constructor asks for, or which packages
 *     others have, is not known beforehand
 */
record Basis(String members, long swaps) {

  /** Of what depends on nothing but its own place. */
  static final Basis ITSELF = new Basis("", 0);

  /** Whether a failure on this basis would come about on another one as well. */
  boolean holdsFor(Failure failure, Basis other) {
    return members.equals(other.members) && (swaps == other.swaps || !failure.dependsOnOthers());
  }
}
