package game;

import game.api.Control;
import game.api.Entity;
import game.api.Vector;
import game.api.World;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The world. Each entity has a number, which whatever takes its place keeps. Used by the thread of
 * the game, and by Dymod while that one waits.
 */
final class Space implements World {

  private static final double WIDTH = 64;
  private static final double HEIGHT = 20;

  private final Map<Integer, Entity> entities = new TreeMap<>();
  private final Controls controls;
  private final RandomGenerator random;
  private Optional<Set<Control>> now = Optional.empty();
  private int added;
  private long tick;

  Space(Controls controls, long seed) {
    this.controls = controls;
    this.random = new Random(seed);
  }

  /** Begins the next tick. */
  void next() {
    tick++;
    now = controls.next();
  }

  /** All there is, by number. */
  Map<Integer, Entity> numbered() {
    return Collections.unmodifiableMap(entities);
  }

  /** All there is, to be exchanged when classes are. */
  Collection<Entity> entities() {
    return numbered().values();
  }

  /** Puts what a function makes of each entity in its place. */
  void exchange(UnaryOperator<Entity> successor) {
    entities.replaceAll((number, entity) -> successor.apply(entity));
  }

  /** Takes out all that is of the classes of a module. */
  void removeAllOf(String module) {
    entities.values().removeIf(entity -> module.equals(entity.getClass().getModule().getName()));
  }

  @Override
  public long tick() {
    return tick;
  }

  @Override
  public double width() {
    return WIDTH;
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public Optional<Set<Control>> controls() {
    return now;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public <E extends Entity> List<E> all(Class<E> type) {
    return entities.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public <E extends Entity> List<E> touching(Entity entity, Class<E> type) {
    return all(type).stream()
        .filter(other -> other != entity)
        .filter(
            other ->
                way(entity.position(), other.position()).length()
                    <= entity.radius() + other.radius())
        .toList();
  }

  @Override
  public void add(Entity entity) {
    added++;
    entities.put(added, entity);
  }

  @Override
  public void remove(Entity entity) {
    entities.values().removeIf(other -> other == entity);
  }

  @Override
  public <E extends Entity> void replaceAll(Class<E> type, UnaryOperator<E> successor) {
    for (Map.Entry<Integer, Entity> entry : new TreeMap<>(entities).entrySet()) {
      if (type.isInstance(entry.getValue())) {
        entities.replace(entry.getKey(), successor.apply(type.cast(entry.getValue())));
      }
    }
  }

  @Override
  public Vector wrap(Vector place) {
    return new Vector(wrap(place.x(), WIDTH), wrap(place.y(), HEIGHT));
  }

  private static double wrap(double value, double size) {
    return (value % size + size) % size;
  }

  @Override
  public Vector way(Vector from, Vector to) {
    Vector half = new Vector(WIDTH / 2, HEIGHT / 2);
    return wrap(to.minus(from).plus(half)).minus(half);
  }
}
