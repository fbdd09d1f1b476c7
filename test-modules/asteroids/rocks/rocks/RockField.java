package rocks;

import game.api.GameSystem;
import game.api.Shot;
import game.api.World;
import io.dymod.Stateful;

/** Moves rocks, breaks those that are shot, counts the points for it, and sends new ones. */
public final class RockField implements GameSystem, Stateful<RockField.State> {

  private static final int TICKS_BETWEEN = 200;

  private int score;
  private long nextRock = TICKS_BETWEEN;

  /** What lives on in the next generation. */
  record State(int score, long nextRock) {}

  @Override
  public void update(World world) {
    world.replaceAll(Rock.class, rock -> rock.moved(world));
    for (Rock rock : world.all(Rock.class)) {
      world.touching(rock, Shot.class).stream()
          .findFirst()
          .ifPresent(shot -> hit(rock, shot, world));
    }
    if (world.tick() >= nextRock) {
      world.add(Rock.arriving(world));
      nextRock = world.tick() + TICKS_BETWEEN;
    }
  }

  private void hit(Rock rock, Shot shot, World world) {
    world.remove(shot);
    world.remove(rock);
    rock.pieces(world).forEach(world::add);
    score += rock.size().points;
  }

  @Override
  public String status(World world) {
    return "score " + score;
  }

  @Override
  public State state() {
    return new State(score, nextRock);
  }

  @Override
  public void restore(State state) {
    score = state.score();
    nextRock = state.nextRock();
  }
}
