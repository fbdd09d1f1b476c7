package io.dymod.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What lies on the reload path at one moment.
 *
 * @param found one for each place, by its path
 */
record Disk(SortedMap<Path, Found> found) {

  /** The places where a unit of a name lies. */
  List<Found> of(String unit) {
    return found.values().stream().filter(one -> one.isOf(unit)).toList();
  }

  /** Whether something that can't be read lies where a copy of a unit would. */
  boolean hasDamagedCopy(String unit) {
    return found.values().stream()
        .filter(one -> one.unit().isEmpty())
        .anyMatch(one -> one.place().getFileName().toString().startsWith(unit.substring(0, 2)));
  }

  /** Where the package lies that only one unit can have. */
  Set<Path> guests() {
    Set<Path> guests = new TreeSet<>();
    found.forEach(
        (place, one) ->
            one.material()
                .filter(made -> made.files().keySet().stream().anyMatch(Disk::isOfGuest))
                .ifPresent(made -> guests.add(place)));
    return guests;
  }

  private static boolean isOfGuest(String file) {
    return file.startsWith("wanderer/");
  }

  Optional<Found> at(Path place) {
    return Optional.ofNullable(found.get(place));
  }

  /** What is different at which place. */
  SortedMap<Path, String> differencesFrom(Disk other) {
    SortedMap<Path, String> differences = new TreeMap<>();
    Map<Path, Found> all = new TreeMap<>(other.found);
    all.putAll(found);
    all.keySet()
        .forEach(
            place -> {
              if (!at(place).equals(other.at(place))) {
                differences.put(
                    place,
                    at(place).map(Found::toString).orElse("nothing at " + place.getFileName()));
              }
            });
    return differences;
  }
}
