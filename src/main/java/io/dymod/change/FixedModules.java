package io.dymod.change;

import java.io.IOException;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The modules that never reload, as they lie on disk: the application, the APIs, the libraries. A
 * change of one of them can at best be made in place, and else somebody had better say that it
 * needs a restart. Used by the reload thread alone.
 */
public final class FixedModules {

  /** Nobody expects to be told at once that a restart is needed. */
  private static final Duration SELDOM = Duration.ofSeconds(2);

  /** To look takes this part of one processor at most. */
  private static final int PART = 1_000;

  private final ModuleLayer layer;
  private final Optional<SourceFinder> sources;
  private final Function<String, Optional<SourceRoots>> others;
  private final Map<String, FixedModule> modules = new TreeMap<>();
  private boolean noted;
  private final LongSupplier clock;
  private long next;

  /**
   * The modules of a layer and of those below it.
   *
   * @param sources finds the sources of exploded modules; nothing if sources don't count
   * @param others knows by name where else sources of modules lie
   */
  public FixedModules(
      ModuleLayer layer,
      Optional<SourceFinder> sources,
      Function<String, Optional<SourceRoots>> others) {
    this(layer, sources, others, System::nanoTime);
  }

  /** The same by another clock, which counts nanoseconds. */
  FixedModules(
      ModuleLayer layer,
      Optional<SourceFinder> sources,
      Function<String, Optional<SourceRoots>> others,
      LongSupplier clock) {
    this.clock = clock;
    this.next = clock.getAsLong();
    this.layer = layer;
    this.sources = sources;
    this.others = others;
  }

  /**
   * A module that is not what it was when it was last looked at.
   *
   * @param module its name
   * @param origin where it lies
   * @param built whether its class files are different from what they were at the start
   * @param isAsAtStart whether all is as it was at the start
   */
  public record Change(String module, Origin origin, boolean built, boolean isAsAtStart) {}

  /**
   * Notes which modules there are and when they were written, the first time that it is called.
   * That takes little time, so that hardly anything can be written unnoticed after the start.
   *
   * @param units names of modules that reload
   * @return whether it is the first time, so that nothing can have changed yet
   */
  public boolean note(Set<String> units) {
    if (noted) {
      return false;
    }
    noted = true;
    references(layer)
        .filter(module -> !units.contains(module.descriptor().name()))
        .forEach(this::note);
    return true;
  }

  /** Reads what the modules hold, to compare it with what they will. */
  public void remember() {
    modules.values().forEach(FixedModule::remember);
  }

  private static Stream<ModuleReference> references(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(FixedModules::references));
  }

  private void note(ModuleReference module) {
    module
        .location()
        .filter(location -> "file".equals(location.getScheme()))
        .flatMap(location -> Origin.at(Path.of(location), sources))
        .ifPresent(origin -> note(module, origin));
  }

  private void note(ModuleReference module, Origin origin) {
    String name = module.descriptor().name();
    try {
      modules.putIfAbsent(name, new FixedModule(name, withSources(name, origin)));
    } catch (IOException unreadable) {
      // It was loaded from there a moment ago; whatever happens to it now can't be followed.
    }
  }

  /** Sources that lie nowhere near may lie on the reload path, among those of units. */
  private Origin withSources(String name, Origin origin) {
    return origin instanceof Origin.Exploded exploded && exploded.sources().isEmpty()
        ? new Origin.Exploded(exploded.path(), others.apply(name))
        : origin;
  }

  /** Where the modules lie that are exploded in directories, by name, those on which one works. */
  public SortedMap<String, Origin> exploded() {
    SortedMap<String, Origin> exploded = new TreeMap<>();
    modules.forEach(
        (name, module) -> {
          if (!(module.origin() instanceof Origin.Jar)) {
            exploded.put(name, module.origin());
          }
        });
    return exploded;
  }

  /** Whether the same files of a module lie there still as when it was {@linkplain #note noted}. */
  public boolean isAsAtStart(String module) {
    return modules.get(module).isAsAtStart();
  }

  /** The same as {@link #newlyChanged}, or nothing if they were looked at not long ago. */
  public List<Change> newlyChangedIfDue() {
    return clock.getAsLong() - next >= 0 ? newlyChanged() : List.of();
  }

  /** The modules that are not what they were when they were last looked at. */
  public List<Change> newlyChanged() {
    long start = clock.getAsLong();
    List<Change> changes = new ArrayList<>();
    modules.values().forEach(module -> module.newlyChanged().ifPresent(changes::add));
    long now = clock.getAsLong();
    next = now + Math.max(SELDOM.toNanos(), PART * (now - start));
    return changes;
  }
}
