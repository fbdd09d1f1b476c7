package bullets;

import game.api.GameSystem;
import game.api.World;

/** Moves bullets, and takes out those that have come to their end. */
public final class Ballistics implements GameSystem {

  @Override
  public void update(World world) {
    world.replaceAll(
        Bullet.class,
        bullet ->
            new Bullet(
                world.wrap(bullet.position().plus(bullet.velocity())),
                bullet.velocity(),
                bullet.ticksLeft() - 1));
    for (Bullet bullet : world.all(Bullet.class)) {
      if (bullet.ticksLeft() <= 0) {
        world.remove(bullet);
      }
    }
  }
}
