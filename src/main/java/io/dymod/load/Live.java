package io.dymod.load;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What serves at the moment of asking.
 *
 * @param generations the serving generation of each unit, by the unit's name; another map whenever
 *     something else serves
 * @param units the names of all units there have ever been
 */
public record Live(Supplier<Map<String, Generation>> generations, Supplier<Set<String>> units) {

  /** Nothing ever serves. */
  public static final Live NOTHING = new Live(Map::of, Set::of);
}
