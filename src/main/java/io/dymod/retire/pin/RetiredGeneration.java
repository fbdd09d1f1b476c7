package io.dymod.retire.pin;

import io.dymod.load.Candidate;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.OwningLoader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A generation that should be no more.
 *
 * @param name its name and number
 * @param loader its class loader
 * @param candidate the generation, while it is being retired
 * @param stacks what all threads do now; to look halts them for a moment, so it is done seldom
 */
public record RetiredGeneration(
    String name, ClassLoader loader, Optional<Candidate> candidate, Supplier<List<Stack>> stacks) {

  /** Whether a thing is of one of its classes. */
  public boolean owns(Object thing) {
    return thing != null && thing.getClass().getClassLoader() == loader;
  }

  /** What its code has started. */
  OwnedResources owned() {
    return ((OwningLoader) loader).owned();
  }

  /** Whether its module reads another one, and so may use what is in it. */
  boolean reads(String module) {
    return candidate
        .flatMap(unit -> unit.layer().configuration().findModule(unit.snapshot().name()))
        .map(own -> own.reads().stream().anyMatch(read -> read.name().equals(module)))
        .orElse(true);
  }
}
