package game.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * All that flies about. It belongs to the application, so it outlives every unit. Whatever leaves
 * it on one side comes in again on the other.
 */
public interface World {

  /** How many ticks have passed. */
  long tick();

  /** How far it is from one side to the other. */
  double width();

  /** How far it is from the top to the bottom. */
  double height();

  /** What somebody who plays wants done in this tick; nothing if nobody does. */
  Optional<Set<Control>> controls();

  /** Where all that is random comes from, so that a game can be played again. */
  RandomGenerator random();

  /** The entities of a type, as they are now, in the order in which they came. */
  <E extends Entity> List<E> all(Class<E> type);

  /** The entities of a type that touch another one. */
  <E extends Entity> List<E> touching(Entity entity, Class<E> type);

  /** Puts one in. */
  void add(Entity entity);

  /** Takes one out, if it is still there. */
  void remove(Entity entity);

  /** Puts another one in the place of each entity of a type. */
  <E extends Entity> void replaceAll(Class<E> type, UnaryOperator<E> successor);

  /** The place in the world to which a way leads that may go over its sides. */
  Vector wrap(Vector place);

  /** The shortest way from one place to another, which may go over the sides. */
  Vector way(Vector from, Vector to);
}
