package game.api;

/**
 * Something in the world: a record of the unit that knows how it behaves. It is immutable, so that
 * whoever moves it puts another one in its place.
 */
public interface Entity {

  /** Where its middle is. */
  Vector position();

  /** How far it reaches. */
  double radius();

  /** What it looks like. */
  char symbol();
}
