package io.dymod.retire;

import java.util.List;

/** Finds what keeps a class loader alive. */
@FunctionalInterface
public interface PathFinder {

  /**
   * Finds the shortest chain of references to a generation's class loader.
   *
   * @param generation its name and number
   * @return a line a step; empty if that was not asked for
   */
  List<String> to(String generation);
}
