package io.dymod.compile;

import io.dymod.change.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of a compilation, to be compared with another one.
 *
 * @param classes all class files
 * @param error the errors, if there are some
 * @param files the source files that were compiled
 * @param findings the warnings
 */
record Compiled(
    SortedMap<String, byte[]> classes,
    Optional<String> error,
    Set<String> files,
    List<Finding> findings) {

  static Compiled by(ModuleCompiler compiler, Map<String, String> files) {
    try {
      Compilation done = compiler.compile(MemorySources.of(files), Map.of());
      return new Compiled(
          done.content().entries(), Optional.empty(), done.files(), done.findings());
    } catch (Refusal refusal) {
      return new Compiled(new TreeMap<>(), Optional.of(refusal.getMessage()), Set.of(), List.of());
    }
  }

  /** What comes of it where nothing is known from before. */
  static Compiled clean(Map<String, String> files, String... options) {
    try (ModuleCompiler fresh = compiler(options)) {
      return by(fresh, files);
    }
  }

  static ModuleCompiler compiler(String... options) {
    try {
      return ModuleCompiler.above(ModuleLayer.boot(), List.of(options));
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal);
    }
  }

  /** The errors and the class files that differ. */
  List<String> differencesFrom(Compiled other) {
    List<String> differences = new ArrayList<>();
    if (!error.equals(other.error)) {
      differences.add(error + " instead of " + other.error);
    }
    Set<String> all = new TreeSet<>(classes.keySet());
    all.addAll(other.classes.keySet());
    for (String name : all) {
      if (!Arrays.equals(classes.get(name), other.classes.get(name))) {
        differences.add(name);
      }
    }
    return differences;
  }

  /** The warnings of each file, in words. */
  SortedMap<String, Set<String>> warnings() {
    SortedMap<String, Set<String>> warnings = new TreeMap<>();
    for (Finding finding : findings) {
      finding
          .file()
          .ifPresent(
              file ->
                  warnings
                      .computeIfAbsent(MemorySources.name(file), added -> new TreeSet<>())
                      .add(finding.line() + ": " + finding.message()));
    }
    return warnings;
  }
}
