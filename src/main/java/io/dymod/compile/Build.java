package io.dymod.compile;

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
 */
record Build(
    List<String> options,
    SortedMap<String, CompiledFile> files,
    SortedMap<String, byte[]> others,
    Surroundings surroundings,
    Set<String> compiled,
    List<Finding> findings) {

  /** What a compilation has left. */
  static Build of(
      List<String> options, Javac.Output output, Set<String> compiled, Surroundings surroundings) {
    return new Build(
        options, output.files(), output.others(), surroundings, compiled, output.findings());
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
}
