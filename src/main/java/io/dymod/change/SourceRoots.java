package io.dymod.change;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The directories that a module's sources lie in.
 *
 * @param java directories of Java sources, the one with {@code module-info.java} first
 * @param resources directories of which everything but Java sources belongs to the module
 */
public record SourceRoots(List<Path> java, List<Path> resources) {

  /** Roots that can't be changed. */
  public SourceRoots {
    java = List.copyOf(java);
    resources = List.copyOf(resources);
  }

  /** One directory for all. */
  static SourceRoots of(Path directory) {
    return new SourceRoots(List.of(directory), List.of(directory));
  }

  /** The directory of the module's declaration. */
  public Path main() {
    return java.get(0);
  }

  /** All directories, each once. */
  public List<Path> all() {
    Set<Path> all = new LinkedHashSet<>(java);
    all.addAll(resources);
    return new ArrayList<>(all);
  }
}
