package io.dymod.testing.random;

import java.util.List;

/**
 * A motif at a place in a module.
 *
 * @param packages the indexes of its packages {@code $A}, {@code $B} and {@code $C}
 * @param targets what its uses of other motifs are linked to, in the order of the uses
 */
record Instance(Motif motif, List<Integer> packages, List<Target> targets) {

  /** An offer of another instance, and how the file that uses it spells the name. */
  record Target(int instance, List<Piece> offer, Spelling spelling) {}

  /** What a file may import to use a name. */
  enum Spelling {
    QUALIFIED,
    IMPORTED,
    ON_DEMAND,
    STATIC,
    STATIC_ON_DEMAND
  }
}
