package rocks;

import game.api.Obstacle;
import game.api.Vector;
import game.api.World;
import java.util.List;

/** Drifts until it is shot. */
record Rock(Vector position, Vector velocity, Size size) implements Obstacle {

  private static final double SPEED = 0.12;

  /** A large one on the edge of the world. */
  static Rock arriving(World world) {
    Vector edge = new Vector(0, world.random().nextDouble() * world.height());
    return new Rock(edge, drift(world), Size.LARGE);
  }

  private static Vector drift(World world) {
    return Vector.towards(world.random().nextDouble() * 360, SPEED);
  }

  @Override
  public double radius() {
    return size.radius;
  }

  @Override
  public char symbol() {
    return size.symbol;
  }

  Rock moved(World world) {
    return new Rock(world.wrap(position.plus(velocity)), velocity, size);
  }

  /** What is left of it when it has been shot. */
  List<Rock> pieces(World world) {
    return switch (size) {
      case LARGE -> List.of(piece(Size.MEDIUM, world), piece(Size.MEDIUM, world));
      case MEDIUM -> List.of(piece(Size.SMALL, world), piece(Size.SMALL, world));
      case SMALL -> List.of();
    };
  }

  private Rock piece(Size smaller, World world) {
    return new Rock(position, drift(world), smaller);
  }
}
