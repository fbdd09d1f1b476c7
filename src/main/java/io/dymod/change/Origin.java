package io.dymod.change;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a unit lies on disk, and in which form. Two origins are the same place if they have the
 * same form and paths.
 */
public sealed interface Origin {

  /** The absolute path of the directory or jar. */
  Path path();

  /** Where its sources lie; nothing if it consists of class files alone. */
  Optional<SourceRoots> sources();

  /** Every file or directory that belongs to it. */
  default List<Path> roots() {
    List<Path> roots = new ArrayList<>(List.of(path()));
    sources()
        .ifPresent(
            found -> found.all().stream().filter(root -> !root.equals(path())).forEach(roots::add));
    return roots;
  }

  /**
   * A directory of class files and resources, {@code module-info.class} among them.
   *
   * @param path the directory
   * @param sources what it is built from, where that is known
   */
  record Exploded(Path path, Optional<SourceRoots> sources) implements Origin {}

  /** A modular jar. */
  record Jar(Path path) implements Origin {

    @Override
    public Optional<SourceRoots> sources() {
      return Optional.empty();
    }
  }

  /**
   * A directory of Java sources, {@code module-info.java} among them.
   *
   * @param path the directory
   * @param sources the same, and what belongs to it
   */
  record Source(Path path, Optional<SourceRoots> sources) implements Origin {

    /** A directory that holds all there is. */
    public Source(Path path) {
      this(path, Optional.of(SourceRoots.of(path)));
    }
  }

  /**
   * Tells what form of module lies at a path, if any. The root of a project stands for the module
   * that is built in it. Where sources are known, the module is there even while its class files
   * are being built anew.
   *
   * @param path a file or directory, which may be missing
   * @param finder finds the sources of exploded modules; nothing if sources don't count
   * @return the origin, or nothing if no single module lies there
   */
  static Optional<Origin> at(Path path, Optional<SourceFinder> finder) {
    if (isJarName(path) && Files.isRegularFile(path)) {
      return Optional.of(new Jar(path));
    }
    if (finder.isPresent() && Files.isRegularFile(path.resolve("module-info.java"))) {
      return Optional.of(new Source(path, Optional.of(finder.get().rootsAround(path))));
    }
    Optional<SourceRoots> sources = finder.flatMap(found -> found.rootsOf(path));
    if (sources.isPresent() || Files.isRegularFile(path.resolve("module-info.class"))) {
      return Optional.of(new Exploded(path, sources));
    }
    return Files.isDirectory(path)
        ? finder.flatMap(found -> found.inProject(path))
        : Optional.empty();
  }

  private static boolean isJarName(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().endsWith(".jar");
  }
}
