package io.dymod.change;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
 * @param encoding how the Java sources are encoded
 */
public record SourceRoots(List<Path> java, List<Path> resources, Charset encoding) {

  /** Roots that can't be changed. */
  public SourceRoots {
    java = List.copyOf(java);
    resources = List.copyOf(resources);
  }

  /** One directory for all, encoded as is usual. */
  static SourceRoots of(Path directory) {
    return new SourceRoots(List.of(directory), List.of(directory), StandardCharsets.UTF_8);
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
