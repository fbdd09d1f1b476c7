package io.dymod.load;

import io.dymod.change.Refusal;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says that two units don't fit together; which of them is to change is not known. */
public final class UnitClash extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient SortedSet<String> units = new TreeSet<>();

  /** A clash of two units, with its reason as in {@link Refusal#Refusal(String)}. */
  UnitClash(String unit, String other, String reason) {
    super(reason);
    units.add(unit);
    units.add(other);
  }

  /** The names of the two. */
  public SortedSet<String> units() {
    return units;
  }
}
