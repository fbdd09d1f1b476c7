package rocks;

import game.api.GamePlugin;
import game.api.World;

/** The first rocks. */
public final class Shower implements GamePlugin {

  private static final int ROCKS = 3;

  @Override
  public void start(World world) {
    for (int rock = 0; rock < ROCKS; rock++) {
      world.add(Rock.arriving(world));
    }
  }
}
