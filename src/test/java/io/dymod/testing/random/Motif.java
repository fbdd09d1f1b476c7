package io.dymod.testing.random;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A few files that depend on each other in one way, with the edits that put this way to the test.
 * It is written as text:
 *
 * <pre>{@code
 * release 21                          (the least release, when it's not 17)
 * directive uses $A.Sink#;            (a line for the module declaration)
 * value $B.Source#.number#()          (an offer to other motifs, by kind of link)
 * == A Sink#                          (a file: package and name; a blank one is left out)
 * class Sink# { int i = «constant value: 1 ¦ 2 ¦ !"broken"»; Object o = $value; }
 * }</pre>
 *
 * A number takes the place of each {@code #}, so that the names of two instances differ. What
 * stands between guillemets is a {@link Knob}: its label, and the alternatives. Knobs with one
 * label are one knob. An alternative after an exclamation mark need not compile.
 */
record Motif(
    int release,
    List<Knob> knobs,
    List<List<Piece>> directives,
    SortedMap<Link, List<List<Piece>>> offers,
    List<Part> parts,
    List<Link> uses) {

  /** A file. */
  record Part(List<Piece> place, List<Piece> body) {}

  static Motif of(String text) {
    return new MotifParser().parse(text);
  }

  Stream<List<Piece>> offers(Link link) {
    return offers.getOrDefault(link, List.of()).stream();
  }
}
