package io.dymod.reload;

import io.dymod.change.Content;
import io.dymod.change.Place;
import io.dymod.change.Refusal;
import io.dymod.compile.Compilation;
import io.dymod.compile.Sources;
import io.dymod.load.Snapshot;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A place that has been understood as a unit, but not been compiled or loaded yet.
 *
 * @param place where it lies, and what was read there
 * @param name the module's name
 * @param requires the modules it requires
 * @param uses the services it uses
 * @param provides the services it provides
 * @param sources what is to be compiled, if it consists of sources
 * @param built what is to be loaded, if it does not
 * @param known what it was compiled to before, if it is to be loaded as it was then
 */
record UnitSource(
    Place place,
    String name,
    Set<String> requires,
    Set<String> uses,
    Set<String> provides,
    Optional<Sources> sources,
    Optional<Snapshot> built,
    Optional<Compilation> known) {

  /**
   * Understands a place.
   *
   * @param before what serves from there now
   * @throws Refusal if it can't be read, or is no module
   */
  static UnitSource of(Place place, Optional<Snapshot> before) throws Refusal {
    if (!place.problem().isEmpty()) {
      throw new Refusal(place.problem());
    }
    if (place.origin().sources().isPresent()) {
      Sources sources = Sources.of(place);
      return new UnitSource(
          place,
          sources.module().name(),
          sources.module().requires(),
          sources.module().uses(),
          sources.module().provides(),
          Optional.of(sources),
          Optional.empty(),
          Optional.empty());
    }
    Snapshot built = Snapshot.of(place.origin().path(), place.content(), before);
    ModuleDescriptor module = built.descriptor();
    return new UnitSource(
        place,
        module.name(),
        module.requires().stream().map(ModuleDescriptor.Requires::name).collect(Collectors.toSet()),
        module.uses(),
        module.provides().stream()
            .map(ModuleDescriptor.Provides::service)
            .collect(Collectors.toSet()),
        Optional.empty(),
        Optional.of(built),
        Optional.empty());
  }

  /** The same, to be loaded as it was compiled before. */
  UnitSource compiledTo(Compilation compilation) {
    return knownAs(Optional.of(compilation));
  }

  /** The same, to be compiled whenever it is to be loaded. */
  UnitSource uncompiled() {
    return known.isEmpty() ? this : knownAs(Optional.empty());
  }

  private UnitSource knownAs(Optional<Compilation> compilation) {
    return new UnitSource(place, name, requires, uses, provides, sources, built, compilation);
  }

  /** The directory or jar. */
  Path path() {
    return place.origin().path();
  }

  /** Whether the same class files and resources lie there, wherever that is. */
  boolean hasSameClassesAs(UnitSource other) {
    return place.content().hash().equals(other.place.content().hash());
  }

  /** Whether it is made from the same files: a build of the same sources is no change of them. */
  boolean hasSameInputAs(UnitSource other) {
    return input().hash().equals(other.input().hash());
  }

  /** The names of the files that are different from those of an earlier version. */
  SortedSet<String> differencesFrom(UnitSource earlier) {
    SortedSet<String> names = input().differencesFrom(earlier.input());
    return names.isEmpty() ? place.content().differencesFrom(earlier.place.content()) : names;
  }

  private Content input() {
    return sources.map(Sources::input).orElse(place.content());
  }

  /**
   * The snapshot of these class files, which came from the place.
   *
   * @param before what serves from there now
   */
  Snapshot snapshot(Content classes, Optional<Snapshot> before) throws Refusal {
    Optional<Snapshot> known = built.filter(snapshot -> snapshot.content() == classes);
    return known.isPresent() ? known.get() : Snapshot.of(path(), classes, before);
  }
}
