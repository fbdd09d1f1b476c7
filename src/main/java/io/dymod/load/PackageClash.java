package io.dymod.load;

import io.dymod.change.Refusal;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says that two units have the same package; which of them should not is not known. */
public final class PackageClash extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient SortedSet<String> units;

  private PackageClash(String packageName, SortedSet<String> units) {
    super(
        "units %s and %s both have package %s: in release the two could not start together. Remove it from one of them, or rename it"
            .formatted(units.first(), units.last(), packageName));
    this.units = units;
  }

  static PackageClash between(String unit, String other, String packageName) {
    SortedSet<String> units = new TreeSet<>();
    units.add(unit);
    units.add(other);
    return new PackageClash(packageName, units);
  }

  /** The names of the two. */
  public SortedSet<String> units() {
    return units;
  }
}
