package player;

import game.api.Entity;
import game.api.Vector;

/** The player's ship. Try a component more: {@code , int lives}. */
record Ship(Vector position, Vector velocity, double heading) implements Entity {

  private static final double TURN = 9;
  private static final double THRUST = 0.02;
  private static final double DRAG = 0.985;

  @Override
  public double radius() {
    return 0.7;
  }

  @Override
  public char symbol() {
    return '^';
  }

  /** Where bullets leave it. */
  Vector muzzle() {
    return position.plus(Vector.towards(heading, 1));
  }

  Ship left() {
    return new Ship(position, velocity, (heading + 360 - TURN) % 360);
  }

  Ship right() {
    return new Ship(position, velocity, (heading + TURN) % 360);
  }

  Ship faster() {
    return new Ship(position, velocity.plus(Vector.towards(heading, THRUST)), heading);
  }

  Ship slower() {
    return new Ship(position, velocity.times(DRAG), heading);
  }

  Ship at(Vector place) {
    return new Ship(place, velocity, heading);
  }
}
