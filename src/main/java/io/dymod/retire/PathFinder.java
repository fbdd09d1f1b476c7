package io.dymod.retire;

import java.util.List;
import java.util.Map;

/** Finds what keeps class loaders alive. */
@FunctionalInterface
public interface PathFinder {

  /**
   * Finds the shortest chains of references to the class loaders of generations.
   *
   * @param generations their serial numbers, by name and number
   * @return for each name a line a step; empty if that was not asked for
   */
  Map<String, List<String>> to(Map<String, Long> generations);
}
