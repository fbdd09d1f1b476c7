package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which directories are watched: whole trees, and a few directories above them of which only the
 * direct entries matter, so that a tree that is deleted and made again is followed.
 *
 * <p>Where the system watches recursively by itself (Windows, macOS), the directories above are
 * left out, for they would bring in everything else that lies there. The regular scan finds a tree
 * made again all the same.
 *
 * @param trees directories to watch with all that is in them, but for directories of tools such as
 *     {@code .git}; links inside are followed where a compiler would
 * @param above directories to watch by themselves
 */
public record WatchArea(Set<Path> trees, Set<Path> above) {

  private static final int LEVELS_ABOVE = 3;
  private static final boolean WATCHES_ARE_RECURSIVE = recursive();

  /** An area of immutable sets. */
  public WatchArea {
    trees = Set.copyOf(trees);
    above = Set.copyOf(above);
  }

  /**
   * The area in which everything about some places can be seen.
   *
   * @param places absolute paths of files and directories, existing or not
   */
  public static WatchArea around(List<Path> places) {
    Set<Path> trees = new HashSet<>();
    Set<Path> above = new HashSet<>();
    for (Path place : places) {
      if (!place.toString().endsWith(".jar")) {
        trees.add(place);
      } else if (WATCHES_ARE_RECURSIVE) {
        trees.add(place.getParent());
      }
      Path parent = place.getParent();
      for (int level = 0; level < LEVELS_ABOVE && parent != null; level++) {
        above.add(parent);
        parent = parent.getParent();
      }
    }
    return new WatchArea(trees, WATCHES_ARE_RECURSIVE ? Set.of() : above);
  }

  /** The directories to start from: those that exist and lie in no other one. */
  public List<Path> topmost() {
    return Stream.concat(trees.stream(), above.stream())
        .filter(Files::isDirectory)
        .filter(path -> path.getParent() == null || !covers(path.getParent()))
        .toList();
  }

  /** Whether a directory is watched. */
  public boolean covers(Path directory) {
    return above.contains(directory)
        || trees.contains(directory)
        || (isInTree(directory) && !isOfTools(directory) && !isLinkOut(directory));
  }

  /** Whether something that happened to a path can matter. */
  public boolean concerns(Path path) {
    return (isInTree(path) && ModuleFiles.counts(path.getFileName().toString()))
        || trees.contains(path)
        || above.contains(path)
        || (above.contains(path.getParent()) && path.toString().endsWith(".jar"));
  }

  /** In a tree, and in no directory of it that is none of a module's. */
  private boolean isInTree(Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (trees.contains(at)) {
        return true;
      }
      if (!at.equals(path) && isOfTools(at)) {
        return false;
      }
    }
    return false;
  }

  /** Directories such as {@code .git} are written to at times, and hold nothing of a module. */
  private static boolean isOfTools(Path directory) {
    Path name = directory.getFileName();
    return name != null && !ModuleFiles.countsAsDirectory(name.toString());
  }

  /** A link is watched where it may be one to more sources. */
  private static boolean isLinkOut(Path directory) {
    try {
      return Files.isSymbolicLink(directory) && !Links.leadToCode(directory);
    } catch (IOException gone) {
      return true;
    }
  }

  private static boolean recursive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.contains("win") || system.contains("mac");
  }
}
