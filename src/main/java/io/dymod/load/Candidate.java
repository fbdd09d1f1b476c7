package io.dymod.load;

/**
 * A version of a unit that has been defined, but not proven yet: nobody may call it.
 *
 * @param number the number its generation will have
 * @param snapshot the bytes
 * @param classes the bytes, parsed
 * @param controller controls the layer that holds this one module
 */
public record Candidate(
    int number, Snapshot snapshot, UnitClasses classes, ModuleLayer.Controller controller) {

  ModuleLayer layer() {
    return controller.layer();
  }

  Module module() {
    return layer().findModule(snapshot.name()).orElseThrow();
  }

  /** The unit's name and number. */
  @Override
  public String toString() {
    return snapshot.name() + "#" + number;
  }
}
