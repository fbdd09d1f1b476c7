package game.api;

/** What a ship can be told to do in a tick. */
public enum Control {
  /** To turn to the left. */
  LEFT,
  /** To turn to the right. */
  RIGHT,
  /** To go faster in the direction in which it points. */
  THRUST,
  /** To shoot. */
  FIRE
}
