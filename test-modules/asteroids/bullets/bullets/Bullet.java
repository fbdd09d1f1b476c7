package bullets;

import game.api.Shot;
import game.api.Vector;

/** Flies straight on, and not for long. */
record Bullet(Vector position, Vector velocity, int ticksLeft) implements Shot {

  @Override
  public double radius() {
    return 0.3;
  }

  @Override
  public char symbol() {
    return '.';
  }
}
