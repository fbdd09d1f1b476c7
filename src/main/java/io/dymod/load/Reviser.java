package io.dymod.load;

import io.dymod.change.Refusal;
import io.dymod.redefine.Ability;
import io.dymod.redefine.Redefiner;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Changes what is loaded in place, all in one step. Used by the reload thread alone. */
public final class Reviser {

  private final Redefiner redefiner;
  private final boolean takesResources;

  /**
   * A reviser.
   *
   * @param takesResources whether resources may change without a new generation
   */
  public Reviser(Redefiner redefiner, boolean takesResources) {
    this.redefiner = redefiner;
    this.takesResources = takesResources;
  }

  /** What the virtual machine can do beyond bodies of methods. */
  public Set<Ability> abilities() {
    return redefiner.abilities();
  }

  /** Whether resources may change without a new generation. */
  public boolean takesResources() {
    return takesResources;
  }

  /**
   * Changes generations.
   *
   * @param revisions of which none has an obstacle
   * @throws Refusal if that can't be done; then all are as they were
   */
  public void revise(Collection<Revision> revisions) throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      definitions.putAll(revision.definitions());
    }
    boolean done = false;
    try {
      revisions.forEach(Revision::begin);
      redefiner.redefine(definitions);
      done = true;
    } finally {
      if (!done) {
        revisions.forEach(Revision::undo);
      }
    }
    revisions.forEach(Revision::end);
  }

  /**
   * Changes a module that never reloads.
   *
   * @throws Refusal if that can't be done; then it is as it was
   */
  public void revise(FixedRevision revision) throws Refusal {
    Map<Class<?>, byte[]> definitions = new LinkedHashMap<>(revision.definitions());
    definitions.putAll(revision.define(redefiner));
    redefiner.redefine(definitions);
    revision.end();
  }
}
