package io.dymod.load;

import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;

/**
 * A generation that has its module and its layer, but no classes yet. All this needs of a version
 * is what the module declares, which few changes touch, so it can be made before the change.
 *
 * @param number the number of the generation
 * @param form what the version has to be like
 * @param reference what its layer's configuration has of it
 * @param loader the loader of its classes
 * @param controller controls the layer that holds this one module
 */
record PreparedLayer(
    int number,
    Form form,
    UnitReference reference,
    UnitLoader loader,
    ModuleLayer.Controller controller) {

  /**
   * What decides how a module is resolved, above a layer that never changes.
   *
   * @param module its declaration and packages
   * @param location where its bytes come from
   * @param required the versions of the units that it requires, directly or not
   */
  record Form(ModuleDescriptor module, Path location, List<Candidate> required) {

    /** The form of a snapshot. */
    static Form of(Snapshot snapshot, List<Candidate> required) {
      return new Form(snapshot.descriptor(), snapshot.location(), List.copyOf(required));
    }

    String unit() {
      return module.name();
    }
  }

  /**
   * Gives it its bytes, once.
   *
   * @param classes the bytes, parsed
   */
  Candidate fill(Snapshot snapshot, UnitClasses classes) {
    SnapshotFiles files = SnapshotFiles.mount(snapshot, number);
    reference.fill(files);
    loader.fill(snapshot, classes, files);
    Candidate candidate = new Candidate(number, 1, snapshot, classes, controller);
    candidate.openServices();
    return candidate;
  }
}
