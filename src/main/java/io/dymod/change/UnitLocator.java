package io.dymod.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the units on the reload path, which has the syntax of {@code --module-path}: an entry is a
 * module (exploded, modular jar, or sources) or a directory of modules. What a directory of modules
 * holds is looked up anew each time, so that units can come and go.
 */
public final class UnitLocator {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final List<Path> entries;
  private final Optional<SourceFinder> sources;
  private final boolean shared;

  /** The places of which something has been told that is told once. */
  private final Set<Path> told = new HashSet<>();

  /** The places found last: nothing before the first look. */
  private volatile List<Origin> found = List.of();

  /** What was found out about jars, so that each is opened once as long as it stays as it is. */
  private final Map<Path, KnownJar> jars = new HashMap<>();

  /** Why entries of the path could not be looked into the last time. */
  private final SortedMap<Path, String> unreadable = new TreeMap<>();

  private record KnownJar(Listing listing, boolean modular) {}

  /**
   * A locator for a reload path.
   *
   * @param entries absolute paths, in order
   * @param sources finds the sources of exploded modules; nothing if sources don't count
   * @param shared whether an entry may be one that other users can write to
   */
  public UnitLocator(List<Path> entries, Optional<SourceFinder> sources, boolean shared) {
    this.entries = List.copyOf(entries);
    this.sources = sources;
    this.shared = shared;
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
   * Makes sure that every entry is what an entry may be, so that a slip in the path is told at
   * start and not by silence.
   *
   * @throws Refusal if an entry does not exist, is no module and holds none, or lets other users
   *     bring in code
   */
  public void check() throws Refusal {
    for (Path entry : entries) {
      if (!Files.exists(entry)) {
        throw new Refusal(
            "dymod.path names "
                + Printable.name(entry)
                + ", which does not exist: correct the path, or build the"
                + " module first.");
      }
      checkWriters(entry);
      Optional<Origin> origin = Origin.at(entry, sources);
      if (origin.isPresent() ? !isModule(origin.get()) : !isDirectoryOfModules(entry)) {
        throw new Refusal(
            "dymod.path names "
                + Printable.name(entry)
                + ", which is no module and no directory of modules: "
                + expectation(entry));
      }
    }
  }

  private void checkWriters(Path entry) throws Refusal {
    Optional<String> danger = Permissions.danger(entry, shared);
    if (danger.isPresent()) {
      throw new Refusal("dymod.path names " + Printable.name(entry) + ": " + danger.get());
    }
  }

  /** The units that lie on the path now, in the order of the path; of a directory, by name. */
  public List<Origin> locate() {
    List<Origin> origins = new ArrayList<>();
    unreadable.clear();
    for (Path entry : entries) {
      Optional<Origin> single = Origin.at(entry, sources);
      if (single.isPresent()) {
        origins.add(single.get());
      } else {
        children(entry).stream()
            .flatMap(child -> Origin.at(child, sources).stream())
            .filter(this::isModule)
            .forEach(origins::add);
      }
    }
    origins.forEach(this::tellSources);
    found = List.copyOf(origins);
    return origins;
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

  private void tellSources(Origin origin) {
    if (origin instanceof Origin.Exploded exploded
        && exploded.sources().isPresent()
        && told.add(origin.path())) {
      LOG.info(
          "{} is compiled from {} (-Ddymod.sources=off takes its class files only)",
          Printable.name(exploded.path()),
          Printable.name(exploded.sources().get().all()));
    }
  }

  private String expectation(Path entry) {
    if (Files.isDirectory(entry)) {
      return "it has neither a module-info.class nor "
          + (sources.isPresent()
              ? "a module-info.java"
              : "(with dymod.sources=off) any use for sources")
          + ", and no directory or jar in it has one.";
    }
    return "a jar must have a module-info.class, because an automatic module can't be reloaded.";
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
            .anyMatch(this::isModule);
  }

  /**
   * Whether the place is worth loading. A jar that can't be opened counts: it may be half written,
   * and loading it says what is wrong.
   */
  private boolean isModule(Origin origin) {
    if (!(origin instanceof Origin.Jar)) {
      return true;
    }
    Listing listing;
    try {
      listing = Listing.of(List.of(origin.path()));
    } catch (IOException unreadable) {
      return true;
    }
    KnownJar known = jars.get(origin.path());
    if (known == null || !known.listing().equals(listing)) {
      known = new KnownJar(listing, isModularJar(origin.path()));
      jars.put(origin.path(), known);
      if (!known.modular()) {
        LOG.info("left out {}: it has no module-info.class", Printable.name(origin.path()));
      }
    }
    return known.modular();
  }

  private static boolean isModularJar(Path path) {
    try (JarFile jar =
        new JarFile(path.toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion())) {
      return jar.getJarEntry("module-info.class") != null;
    } catch (IOException unreadable) {
      return true;
    }
  }

  /** Code comes from the reload path alone, so a link in it to somewhere else is not followed. */
  private boolean leadsOut(Path child, Path inside) {
    try {
      if (!Files.isSymbolicLink(child) || child.toRealPath().startsWith(inside)) {
        return false;
      }
      if (told.add(child)) {
        LOG.info(
            "left out {}: it is a link to {}, out of the reload path; name that in dymod.path",
            Printable.name(child),
            Printable.name(child.toRealPath()));
      }
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
