package game;

import game.api.Control;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** What somebody types who plays: each letter is for one tick. */
final class Controls {

  private static final Map<Character, Set<Control>> KEYS =
      Map.of(
          'a', Set.of(Control.LEFT),
          'd', Set.of(Control.RIGHT),
          'w', Set.of(Control.THRUST),
          's', Set.of(Control.FIRE),
          '.', Set.of());

  /** So many ticks after the last letter, nobody plays any more. */
  private static final int PATIENCE = 100;

  private final Queue<Set<Control>> typed = new ArrayDeque<>();
  private int patience;

  /** Takes letters, if all of them mean something. */
  boolean type(String letters) {
    if (!letters.chars().allMatch(letter -> KEYS.containsKey((char) letter))) {
      return false;
    }
    letters.chars().forEach(letter -> typed.add(KEYS.get((char) letter)));
    return true;
  }

  /** What is wanted in the next tick; nothing if nobody plays. */
  Optional<Set<Control>> next() {
    Set<Control> next = typed.poll();
    if (next != null) {
      patience = PATIENCE;
      return Optional.of(next);
    }
    return patience-- > 0 ? Optional.of(Set.of()) : Optional.empty();
  }
}
