package io.dymod.retire;

import io.dymod.load.Candidate;
import io.dymod.retire.RetirementOrder.Dependencies;
import io.dymod.scope.OwnedResources;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * A generation that has left, or was never let in. It refers to the generation's class loader
 * weakly; the rest of it is held until {@link #letGo}. Used by the retiring thread alone.
 */
final class RetiringGeneration extends WeakReference<ClassLoader> {

  private final String name;
  private final long serial;
  private final Dependencies dependencies;
  private final boolean served;
  private final LongSupplier clock;
  private final long since;
  private final List<String> troubles = new ArrayList<>();
  private Optional<Candidate> held;
  private long released;
  private int collectionsBefore;
  private boolean leaked;

  /**
   * A generation.
   *
   * @param generation it, before its providers were constructed
   * @param served whether it was ever live
   * @param queue told when its class loader has been collected
   * @param clock counts nanoseconds
   */
  RetiringGeneration(
      Candidate generation, boolean served, ReferenceQueue<Object> queue, LongSupplier clock) {
    super(generation.loader(), queue);
    this.clock = clock;
    this.since = clock.getAsLong();
    ModuleDescriptor module = generation.snapshot().descriptor();
    this.name = generation.toString();
    this.serial = generation.serial();
    this.held = Optional.of(generation);
    this.served = served;
    this.dependencies =
        new Dependencies(
            module.name(),
            module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet()),
            module.uses(),
            services(module));
  }

  private static Set<String> services(ModuleDescriptor module) {
    return module.provides().stream().map(Provides::service).collect(Collectors.toSet());
  }

  /** The unit's name and number: {@code sheep#7}. */
  String name() {
    return name;
  }

  /** See {@link Candidate#serial()}. */
  long serial() {
    return serial;
  }

  Dependencies dependencies() {
    return dependencies;
  }

  /** Whether it was ever live. */
  boolean served() {
    return served;
  }

  /** How long ago it left, in nanoseconds. */
  long nanosSinceItLeft() {
    return clock.getAsLong() - since;
  }

  /** The generation, until it is let go. */
  Candidate candidate() {
    return held.orElseThrow();
  }

  OwnedResources owned() {
    return candidate().owned();
  }

  void trouble(String words) {
    troubles.add(words);
  }

  /** What went wrong while it was retired. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /**
   * From now on it is only referred to weakly, and its age counts.
   *
   * @param collections how many garbage collections there have been so far
   */
  void letGo(int collections) {
    held = Optional.empty();
    released = clock.getAsLong();
    collectionsBefore = collections;
  }

  /** How long ago it was let go, in nanoseconds. */
  long age() {
    return clock.getAsLong() - released;
  }

  /** How many garbage collections it has survived since. */
  int survived(int collections) {
    return collections - collectionsBefore;
  }

  /** Whether it has been reported as leaked. */
  boolean isLeaked() {
    return leaked;
  }

  void leak() {
    leaked = true;
  }
}
