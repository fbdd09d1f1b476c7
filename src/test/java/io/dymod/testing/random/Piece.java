package io.dymod.testing.random;

import java.util.List;

/** A part of a motif's text. */
sealed interface Piece {

  /** Java text; {@code #}, {@code $A}, {@code $B} and {@code $C} in it depend on the place. */
  record Text(String text) implements Piece {}

  /** One of several texts, as a knob is set. */
  record Choice(int knob, List<List<Piece>> alternatives) implements Piece {}

  /** A use of what another motif offers. */
  record Use(Link link, int index) implements Piece {}
}
