package bullets;

import game.api.Gun;
import game.api.Vector;
import game.api.World;

/** Shoots one bullet at a time. */
public final class Cannon implements Gun {

  private static final double SPEED = 0.8;
  private static final int RANGE = 20;

  @Override
  public void fire(World world, Vector muzzle, double direction) {
    world.add(new Bullet(world.wrap(muzzle), Vector.towards(direction, SPEED), RANGE));
  }
}
