package io.dymod.load;

import io.dymod.scope.Belongings;

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

  /** The unit's module name. */
  public String unit() {
    return snapshot.name();
  }

  /** The layer that holds this one module. */
  public ModuleLayer layer() {
    return controller.layer();
  }

  Module module() {
    return layer().findModule(snapshot.name()).orElseThrow();
  }

  /** The loader of its classes. */
  public ClassLoader loader() {
    return module().getClassLoader();
  }

  /** No other generation has the same, of whichever unit and host. */
  public long serial() {
    return ((UnitLoader) loader()).serial();
  }

  /** What its code has started. */
  public Belongings belongings() {
    return ((UnitLoader) loader()).belongings();
  }

  /**
   * Gives another unit what this one exports or opens to it by name. The virtual machine looks for
   * such names only in this unit's own layer and below, so they don't reach a unit in a layer
   * above.
   */
  void admit(ModuleLayer layer, String unit) {
    Module own = module();
    Module other = layer.findModule(unit).orElseThrow();
    own.getDescriptor().exports().stream()
        .filter(exports -> exports.targets().contains(unit))
        .forEach(exports -> controller.addExports(own, exports.source(), other));
    own.getDescriptor().opens().stream()
        .filter(opens -> opens.targets().contains(unit))
        .forEach(opens -> controller.addOpens(own, opens.source(), other));
  }

  /** The unit's name and number. */
  @Override
  public String toString() {
    return snapshot.name() + "#" + number;
  }
}
