package player;

import game.api.Control;
import game.api.Obstacle;
import game.api.Vector;
import game.api.World;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** Steers where nobody plays: turns to the nearest obstacle, and shoots at it. */
final class Autopilot {

  private static final double AIM = 6;
  private static final double NEAR = 12;
  private static final int RELOADING = 5;

  private Autopilot() {}

  static Set<Control> controls(Ship ship, World world) {
    Set<Control> controls = EnumSet.noneOf(Control.class);
    world.all(Obstacle.class).stream()
        .map(obstacle -> world.way(ship.position(), obstacle.position()))
        .min(Comparator.comparingDouble(Vector::length))
        .ifPresent(way -> hunt(way, ship, world, controls));
    return controls;
  }

  private static void hunt(Vector way, Ship ship, World world, Set<Control> controls) {
    // From -180, all the way to the left, to 180.
    double turn = (way.direction() - ship.heading() + 540) % 360 - 180;
    if (Math.abs(turn) > AIM) {
      controls.add(turn < 0 ? Control.LEFT : Control.RIGHT);
    } else if (way.length() > NEAR) {
      controls.add(Control.THRUST);
    } else if (world.tick() % RELOADING == 0) {
      controls.add(Control.FIRE);
    }
  }
}
