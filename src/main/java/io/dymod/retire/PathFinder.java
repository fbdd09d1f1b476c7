package io.dymod.retire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what keeps class loaders alive. */
@FunctionalInterface
public interface PathFinder {

  /**
   * Finds the shortest chains of references to the class loaders of generations.
   *
   * @param generations their names and numbers
   * @return for each a line a step; empty if that was not asked for
   */
  Map<String, List<String>> to(Set<String> generations);
}
