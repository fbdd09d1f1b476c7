package io.dymod;

import io.dymod.state.FormerObject;
import java.util.Set;

/**
 * An object of the generation before, as a migration reads it: a static method, of any name, that
 * takes a {@code Former} and returns the class that declares it. Where a class has such a method,
 * its objects are made by it, and not by shape. See {@link Stateful}.
 *
 * <pre>{@code
 * record Ship(Point position, Point speed) {
 *   static Ship migrate(Former old) {                     // it had x, y and speed
 *     Point position = new Point(old.get("x", double.class), old.get("y", double.class));
 *     return new Ship(position, old.get("speed", Point.class));
 *   }
 * }
 * }</pre>
 *
 * <p>It is good for as long as the migration runs.
 */
public sealed interface Former permits FormerObject {

  /** The name of its class. */
  String type();

  /** The names of a record's components, or of the fields of another class of a unit. */
  Set<String> names();

  /**
   * A component or field, carried over.
   *
   * @param <T> its type
   * @param name its name
   * @param type what it is to be; of a primitive type, the value is boxed
   * @throws DymodException if there is none of that name, or it can't be carried over to that type
   */
  <T> T get(String name, Class<T> type);

  /**
   * The object itself, as a type that does not reload.
   *
   * @param <T> its type
   * @param type an interface or class that is not of a unit
   * @throws DymodException if it is not of that type
   */
  <T> T as(Class<T> type);
}
