package io.dymod.testing.random;

import java.util.BitSet;

/**
 * A place, or several that change together, where a motif has alternatives.
 *
 * @param alternatives how many there are; the first one is where every module starts
 * @param breaking those that need not compile
 */
record Knob(String label, int alternatives, BitSet breaking) {

  /** The label without the number that tells knobs of one kind apart. */
  String kind() {
    return label.replaceFirst(" \\d+$", "");
  }

  boolean breaks(int alternative) {
    return breaking.get(alternative);
  }
}
