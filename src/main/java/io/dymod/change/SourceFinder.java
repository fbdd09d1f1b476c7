package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the sources that an exploded module was built from, by the layouts of the usual build
 * tools. They are believed only if they declare a module of the same name. What was found is
 * remembered.
 */
public final class SourceFinder {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final boolean processors;
  private final boolean shared;
  private final Map<Path, Optional<SourceRoots>> known = new HashMap<>();

  /**
   * A finder that has found nothing yet.
   *
   * @param processors whether annotation processors run, so that what they once generated does not
   *     count
   * @param shared whether sources may lie where other users can write to
   */
  public SourceFinder(boolean processors, boolean shared) {
    this.processors = processors;
    this.shared = shared;
  }

  /** The sources of the module in a directory of class files; nothing if there are none. */
  Optional<SourceRoots> rootsOf(Path exploded) {
    Optional<SourceRoots> roots = known.get(exploded);
    if (roots == null) {
      roots = find(exploded);
      known.put(exploded, roots);
    }
    return roots;
  }

  private Optional<SourceRoots> find(Path exploded) {
    Optional<String> module = builtModule(exploded);
    Optional<SourceRoots> roots =
        module.flatMap(
            name ->
                SourceLayout.candidates(exploded, processors)
                    .filter(candidate -> declares(candidate.main(), name))
                    .findFirst());
    Optional<Path> open =
        roots.stream()
            .flatMap(found -> found.all().stream())
            .filter(root -> !shared && Permissions.othersCanWrite(root))
            .findFirst();
    if (open.isPresent()) {
      LOG.warn(
          "sources of {} are left out, because every user of this machine can write to {}: take"
              + " that right away (chmod o-w), or allow it with -Ddymod.shared=true",
          module.get(),
          open.get());
      return Optional.empty();
    }
    return roots;
  }

  private static Optional<String> builtModule(Path exploded) {
    try (InputStream in = Files.newInputStream(exploded.resolve("module-info.class"))) {
      return Optional.of(ModuleDescriptor.read(in).name());
    } catch (IOException | RuntimeException halfWritten) {
      return Optional.empty();
    }
  }

  private static boolean declares(Path root, String module) {
    Path file = root.resolve("module-info.java");
    try {
      return Files.isRegularFile(file)
          && ModuleDeclaration.parse(file, Files.readString(file)).name().equals(module);
    } catch (IOException | Refusal unreadable) {
      return false;
    }
  }
}
