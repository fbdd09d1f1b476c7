package io.dymod.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the units on the reload path, which has the syntax of {@code --module-path}: an entry is a
 * module (exploded, modular jar, or sources) or a directory of modules. What a directory of modules
 * holds is looked up anew each time, so that units can come and go.
 */
public final class UnitLocator {

  private final List<Path> entries;
  private final Optional<SourceFinder> sources;
  private final boolean shared;
  private final UnitChoice.Base base;
  private final Declarations declarations = new Declarations();
  private final LocationReport report;

  private volatile LeftOut leftOut = LeftOut.NOTHING;

  /** Why entries of the path could not be looked into the last time. */
  private final SortedMap<Path, String> unreadable = new TreeMap<>();

  /** The places found last: nothing before the first look. */
  private volatile List<Origin> found = List.of();

  /**
   * A locator for a reload path.
   *
   * @param entries absolute paths, in order
   * @param sources finds the sources of exploded modules; nothing if sources don't count
   * @param shared whether an entry may be one that other users can write to
   * @param base the layer of the application
   */
  public UnitLocator(
      List<Path> entries, Optional<SourceFinder> sources, boolean shared, ModuleLayer base) {
    this.entries = List.copyOf(entries);
    this.sources = sources;
    this.shared = shared;
    this.base = UnitChoice.Base.of(base);
    this.report = new LocationReport(sources.isPresent());
  }

  /** The entries of the reload path, and where the sources lie of what was found there last. */
  public List<Path> watched() {
    List<Path> watched = new ArrayList<>(entries);
    for (Origin origin : found) {
      origin.roots().stream()
          .filter(root -> entries.stream().noneMatch(root::startsWith))
          .forEach(watched::add);
    }
    return watched;
  }

  /**
   * Makes sure that every entry is what an entry may be, so that a slip in the path is reported at
   * start and not by silence.
   *
   * @throws Refusal if an entry does not exist, is no module and holds none, or lets other users
   *     bring in code
   */
  public void check() throws Refusal {
    for (Path entry : entries) {
      Optional<Origin> origin = Origin.at(entry, sources);
      if (origin.isEmpty() && !Files.exists(entry)) {
        throw new Refusal(
            "dymod.path names "
                + Printable.name(entry)
                + ", which does not exist: correct the path, or build the"
                + " module first.");
      }
      checkWriters(entry);
      if (origin.isPresent()
          ? !declarations.isModule(origin.get())
          : !isDirectoryOfModules(entry)) {
        throw new Refusal(
            "dymod.path names "
                + Printable.name(entry)
                + ", which is no module and no directory of modules: "
                + report.expectation(entry));
      }
    }
  }

  private void checkWriters(Path entry) throws Refusal {
    Optional<String> danger = Permissions.danger(entry, shared);
    if (danger.isPresent()) {
      throw new Refusal("dymod.path names " + Printable.name(entry) + ": " + danger.get());
    }
  }

  /**
   * The units that lie on the path now, in the order of the path; of a directory, by name. Of what
   * lies in a directory of modules, only what can be a unit is one; an entry that is a module
   * itself has been chosen by whoever named it.
   */
  public List<Origin> locate() {
    unreadable.clear();
    Set<Origin> named = new HashSet<>();
    List<Origin> all = new ArrayList<>();
    for (Path entry : entries) {
      Optional<Origin> single = Origin.at(entry, sources);
      if (single.isPresent()) {
        named.add(single.get());
        all.add(single.get());
      } else {
        children(entry).stream()
            .flatMap(child -> Origin.at(child, sources).stream())
            .filter(this::isModule)
            .forEach(all::add);
      }
    }
    List<Origin> origins = all;
    if (!named.containsAll(all)) {
      UnitChoice choice = choose(all, named);
      leftOut = LeftOut.of(choice, all, declarations);
      origins =
          all.stream()
              .filter(origin -> named.contains(origin) || !isLeftOut(origin, choice))
              .toList();
    }
    report.leftOut(leftOut.reasons());
    report.found(origins);
    found = List.copyOf(origins);
    return origins;
  }

  private boolean isModule(Origin origin) {
    boolean module = declarations.isModule(origin);
    if (!module) {
      report.noModule(origin.path());
    }
    return module;
  }

  /** What can't be read is a unit, so that somebody says what is wrong with it. */
  private boolean isLeftOut(Origin origin, UnitChoice choice) {
    return declarations
        .of(origin)
        .filter(it -> choice.leftOut().containsKey(it.name()))
        .isPresent();
  }

  private UnitChoice choose(List<Origin> all, Set<Origin> named) {
    List<ModuleDeclaration> inDirectories = new ArrayList<>();
    List<ModuleDeclaration> byThemselves = new ArrayList<>();
    for (Origin origin : all) {
      declarations
          .of(origin)
          .ifPresent((named.contains(origin) ? byThemselves : inDirectories)::add);
    }
    return UnitChoice.among(inDirectories, byThemselves, base);
  }

  /** Why modules on the path are not units, by module name. Empty before the first look. */
  public SortedMap<String, String> leftOut() {
    return leftOut.reasons();
  }

  /** Where the sources of a module lie that is on the path and is no unit, if there are some. */
  public Optional<SourceRoots> sourcesLeftOut(String module) {
    return Optional.ofNullable(leftOut.sources().get(module));
  }

  /**
   * The entries of the path that could not be looked into when it was last asked for the units, and
   * why not. What lies in them is not surely gone.
   */
  SortedMap<Path, String> unreadable() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(unreadable));
  }

  /**
   * From where units may be read, and how much.
   *
   * @param limit how many bytes one may have
   */
  public Reach reach(long limit) {
    return new Reach(entries, shared, limit);
  }

  /**
   * What lies at a place where a unit was found before; nothing if that is surely no unit any more.
   * A jar is not opened for it, so whether it is modular is to be seen when it is read.
   */
  Optional<Origin> locate(Path place) {
    return Origin.at(place, sources);
  }

  /** An empty directory counts: modules may be dropped in later. */
  private boolean isDirectoryOfModules(Path entry) {
    if (!Files.isDirectory(entry)) {
      return false;
    }
    List<Path> children = children(entry);
    return children.isEmpty()
        || children.stream()
            .flatMap(child -> Origin.at(child, sources).stream())
            .anyMatch(declarations::isModule);
  }

  /** Code comes from the reload path alone, so a link in it to somewhere else is not followed. */
  private boolean leadsOut(Path child, Path inside) {
    try {
      if (!Files.isSymbolicLink(child) || child.toRealPath().startsWith(inside)) {
        return false;
      }
      report.leadsOut(child, child.toRealPath());
    } catch (IOException broken) {
      // A link that leads nowhere leads to no unit.
    }
    return true;
  }

  /** What lies in a directory; if it can't be looked into, that is noted, and others are. */
  private List<Path> children(Path directory) {
    if (Presence.of(directory) instanceof Presence.Unreadable unreadable) {
      this.unreadable.put(directory, unreadable.reason());
      return List.of();
    }
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      Path inside = directory.toRealPath();
      return children.filter(child -> !leadsOut(child, inside)).sorted().toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException failure) {
      unreadable.put(directory, FileProblem.words(failure));
      return List.of();
    } catch (UncheckedIOException failure) {
      unreadable.put(directory, FileProblem.words(failure.getCause()));
      return List.of();
    }
  }
}
