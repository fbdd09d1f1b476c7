package io.dymod.change;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The module path of this Java process, which the JDK itself tells only as text. */
public final class ModulePath {

  private ModulePath() {}

  /** Its entries, in their order; none where there is no module path. */
  static List<Path> entries() {
    return Stream.of(System.getProperty("jdk.module.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(Path::of)
        .toList();
  }

  /** Finds all modules on it, those that nothing requires too. */
  public static ModuleFinder finder() {
    return ModuleFinder.of(entries().toArray(Path[]::new));
  }
}
