package io.dymod.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A unit compiled without errors: where its next compilation starts from.
 *
 * @param options the options of the compilation
 * @param files each source file with its classes, by name
 * @param others what annotation processors made
 * @param surroundings the classes that the unit saw and did not make
 * @param compiled the names of the files that were compiled, when others were taken over
 * @param findings warnings in these
 * @param made the names of all class files that the unit's sources have ever been made into
 */
record Build(
    List<String> options,
    SortedMap<String, CompiledFile> files,
    SortedMap<String, byte[]> others,
    Surroundings surroundings,
    Set<String> compiled,
    List<Finding> findings,
    Set<String> made) {

  /** A build of which nothing came before. */
  static Build of(
      List<String> options, Javac.Output output, Set<String> compiled, Surroundings surroundings) {
    Build build =
        new Build(
            options,
            output.files(),
            output.others(),
            surroundings,
            compiled,
            output.findings(),
            Set.of());
    return build.after(build);
  }

  /** This build, remembering what an earlier one had made. */
  Build after(Build before) {
    Set<String> all = new HashSet<>(before.made);
    all.addAll(classes().keySet());
    return new Build(options, files, others, surroundings, compiled, findings, all);
  }

  /** All files that were made, by entry name. */
  SortedMap<String, byte[]> classes() {
    SortedMap<String, byte[]> classes = new TreeMap<>(others);
    for (CompiledFile file : files.values()) {
      file.classes()
          .forEach((name, output) -> classes.put(MemoryModule.entry(name), output.bytes()));
    }
    return classes;
  }

  /** The source of the module's declaration. */
  byte[] declaration() {
    return files.get(Sources.DECLARATION).source();
  }

  /**
   * Whether a class file that has no source any more is what is left of one that had. A class that
   * another language has taken over is not.
   */
  boolean isLeftOver(String name, byte[] bytes) {
    return made.contains(name) && SourceFiles.sourceOf(bytes).endsWith(".java");
  }
}
