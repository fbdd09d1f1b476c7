package player;

import game.api.GamePlugin;
import game.api.Vector;
import game.api.World;

/** Puts a ship into the middle. */
public final class Launch implements GamePlugin {

  @Override
  public void start(World world) {
    Vector middle = new Vector(world.width() / 2, world.height() / 2);
    world.add(new Ship(middle, new Vector(0, 0), 0));
  }
}
