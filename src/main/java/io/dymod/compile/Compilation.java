package io.dymod.compile;

import io.dymod.change.Content;
import java.util.List;
import java.util.Set;

/**
 * What a unit's class files and resources are.
 *
 * @param content class files and resources
 * @param isCompiled whether the class files were compiled here; otherwise they are a build's
 * @param files the names of the source files that had to be compiled
 * @param findings warnings of the compiler, in the files that were compiled
 */
public record Compilation(
    Content content, boolean isCompiled, Set<String> files, List<Finding> findings) {

  /** A compilation whose collections can't be changed. */
  public Compilation {
    files = Set.copyOf(files);
    findings = List.copyOf(findings);
  }

  /** Class files and resources of which nothing was compiled here. */
  public static Compilation none(Content content) {
    return new Compilation(content, false, Set.of(), List.of());
  }

  /** The same, now that the sources are known to compile to these class files. */
  public Compilation compiled() {
    return new Compilation(content, true, files, findings);
  }

  /** The same, with equal content. */
  public Compilation with(Content equal) {
    return new Compilation(equal, isCompiled, files, findings);
  }
}
