package io.dymod.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The units that serve together.
 *
 * @param units the version of each unit, by its name
 */
record State(SortedMap<String, Version> units) {

  static final State NOTHING = new State(new TreeMap<>());

  /**
   * A unit as it serves.
   *
   * @param place where it was read
   * @param material what it is made from
   * @param beside if it is what a build has made, the sources beside it
   */
  record Version(Path place, Material material, Optional<Material> beside) {

    /** What lies at a place. */
    static Version of(Found found) {
      return new Version(found.place(), found.material().orElseThrow(), Optional.empty());
    }

    /** What a build has made of the sources at a place. */
    static Version built(Found found, Material classes) {
      return new Version(found.place(), classes, found.material());
    }

    boolean isSame(Version other) {
      return material.equals(other.material);
    }
  }

  State {
    units = new TreeMap<>(units);
  }

  Optional<Version> unit(String name) {
    return Optional.ofNullable(units.get(name));
  }

  /** The same with another version of a unit, or without it. */
  State with(String name, Optional<Version> version) {
    SortedMap<String, Version> changed = new TreeMap<>(units);
    changed.remove(name);
    version.ifPresent(present -> changed.put(name, present));
    return new State(changed);
  }

  /** Whether a unit is the same in another state, or missing in both. */
  boolean agreesOn(String name, State other) {
    return unit(name).map(Version::material).equals(other.unit(name).map(Version::material));
  }

  @Override
  public String toString() {
    return units.entrySet().stream()
        .map(Map.Entry::getValue)
        .map(version -> version.material().toString())
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
