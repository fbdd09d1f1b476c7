package io.dymod.scope;

/** A class loader whose classes own what they start. */
public interface OwningLoader {

  /** What the classes of this loader have started. */
  OwnedResources owned();
}
