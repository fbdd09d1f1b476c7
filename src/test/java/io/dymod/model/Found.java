package io.dymod.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies at one place.
 *
 * @param place a directory or jar where a unit may lie
 * @param unit the name of the module; nothing if that can't be told
 * @param material what it is made from; nothing if that can't be read
 * @param built what a build has made of the sources, if it is not older than these by date; at a
 *     start it may count as well
 */
record Found(
    Path place, Optional<String> unit, Optional<Material> material, Optional<Material> built) {

  /** A unit. */
  static Found of(Path place, Material material) {
    return new Found(place, Optional.of(material.unit()), Optional.of(material), Optional.empty());
  }

  /** Something that can't be read. */
  static Found unreadable(Path place) {
    return new Found(place, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Found withBuilt(Optional<Material> classes) {
    return new Found(place, unit, material, classes);
  }

  /** Whether it is what a version was made from. */
  boolean made(State.Version version) {
    return material.isPresent() && material.equals(version.beside())
        || material.filter(version.material()::equals).isPresent()
        || built.filter(version.material()::equals).isPresent();
  }

  boolean isOf(String name) {
    return unit.filter(name::equals).isPresent();
  }

  @Override
  public String toString() {
    return place.getFileName()
        + " is "
        + unit.orElse("no module")
        + material.map(read -> ", " + read).orElse(", unreadable");
  }
}
