package player;

import game.api.Control;
import game.api.GameSystem;
import game.api.Gun;
import game.api.Obstacle;
import game.api.World;
import io.dymod.Dymod;
import java.util.List;
import java.util.Set;

/** Steers the ship, moves it, and shoots. */
public final class Flight implements GameSystem {

  private final List<Gun> guns = Dymod.services(Gun.class);

  @Override
  public void update(World world) {
    world.replaceAll(Ship.class, ship -> moved(ship, world));
  }

  private Ship moved(Ship before, World world) {
    Set<Control> controls = world.controls().orElseGet(() -> Autopilot.controls(before, world));
    Ship ship = before;
    if (controls.contains(Control.LEFT)) {
      ship = ship.left();
    }
    if (controls.contains(Control.RIGHT)) {
      ship = ship.right();
    }
    if (controls.contains(Control.THRUST)) {
      ship = ship.faster();
    }
    if (controls.contains(Control.FIRE)) {
      for (Gun gun : guns) {
        gun.fire(world, ship.muzzle(), ship.heading());
      }
    }
    ship = ship.slower();
    return ship.at(world.wrap(ship.position().plus(ship.velocity())));
  }

  @Override
  public String status(World world) {
    boolean isHit =
        world.all(Ship.class).stream()
            .anyMatch(ship -> !world.touching(ship, Obstacle.class).isEmpty());
    return isHit ? "ouch" : "";
  }
}
