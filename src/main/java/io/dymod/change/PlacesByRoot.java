package io.dymod.change;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The known places to which a directory or jar belongs. Used by the reload thread alone. */
final class PlacesByRoot {

  private final Map<Path, Set<Path>> places = new HashMap<>();

  void add(Origin origin) {
    for (Path root : origin.roots()) {
      places.computeIfAbsent(root, key -> new LinkedHashSet<>()).add(origin.path());
    }
  }

  void remove(Origin origin) {
    for (Path root : origin.roots()) {
      Set<Path> there = places.get(root);
      if (there != null) {
        there.remove(origin.path());
      }
    }
  }

  /** The places that a file or directory lies in. */
  Set<Path> around(Path path) {
    Set<Path> around = new LinkedHashSet<>();
    for (Path root = path; root != null; root = root.getParent()) {
      around.addAll(places.getOrDefault(root, Set.of()));
    }
    return around;
  }
}
