package io.dymod.load;

import io.dymod.change.Refusal;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A refusal that is due to some units of a group, such as two that don't fit together; which of
 * these is to change is not known.
 */
public final class UnitRefusal extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient SortedSet<String> units;

  /** A refusal due to these units, with its reason as in {@link Refusal#Refusal(String)}. */
  public UnitRefusal(Collection<String> units, String reason) {
    super(reason);
    this.units = new TreeSet<>(units);
  }

  /** The names of the units. */
  public SortedSet<String> units() {
    return units;
  }
}
