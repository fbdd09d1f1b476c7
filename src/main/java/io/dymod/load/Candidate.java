package io.dymod.load;

import io.dymod.load.seen.Services;
import io.dymod.scope.OwnedResources;
import java.lang.module.ModuleDescriptor;

/**
 * A version of a unit that has been defined, but not proven yet: nobody may call it.
 *
 * @param number the number its generation will have
 * @param revision counts from 1 how often the generation has been changed in place
 * @param snapshot the bytes
 * @param classes the bytes, parsed
 * @param controller controls the layer that holds this one module
 */
public record Candidate(
    int number,
    int revision,
    Snapshot snapshot,
    UnitClasses classes,
    ModuleLayer.Controller controller) {

  /** What this one is after a change in place to what another one was made from. */
  Candidate revised(Candidate other) {
    return new Candidate(number, revision + 1, other.snapshot, other.classes, controller);
  }

  /** Lets the unit call {@link Services}, if it does. */
  void openServices() {
    if (classes.callServiceLoaders()) {
      Module dymod = Services.class.getModule();
      controller.addReads(module(), dymod);
      dymod.addExports(Services.class.getPackageName(), module());
    }
  }

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
  public OwnedResources owned() {
    return ((UnitLoader) loader()).owned();
  }

  /**
   * Gives another unit what this one exports or opens to it by name. The virtual machine looks for
   * such names only in this unit's own layer and below, so they don't reach a unit in another.
   */
  void admit(Candidate other) {
    String unit = other.snapshot.name();
    if (snapshot.friends().contains(unit)) {
      ModuleDescriptor declared = snapshot.descriptor();
      declared.exports().stream()
          .filter(exports -> exports.targets().contains(unit))
          .forEach(exports -> controller.addExports(module(), exports.source(), other.module()));
      declared.opens().stream()
          .filter(opens -> opens.targets().contains(unit))
          .forEach(opens -> controller.addOpens(module(), opens.source(), other.module()));
    }
  }

  /** The unit's name and number, and the revision if there is more than one. */
  @Override
  public String toString() {
    return snapshot.name() + "#" + number + (revision == 1 ? "" : "." + revision);
  }
}
