package io.dymod.change;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The few places that have changed last: what is being worked on is one unit, or a few. */
final class RecentPlaces {

  private static final int FEW = 4;

  /** The last at the end. */
  private final Set<Path> places = new LinkedHashSet<>();

  /** Notes that a place has changed. */
  void note(Path place) {
    places.remove(place);
    places.add(place);
    if (places.size() > FEW) {
      places.remove(places.iterator().next());
    }
  }

  /** Forgets a place of which nothing is left. */
  void forget(Path place) {
    places.remove(place);
  }

  /** All of them, the last at the end. */
  List<Path> all() {
    return List.copyOf(places);
  }
}
