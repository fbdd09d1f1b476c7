package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the modules at some places say of themselves. A place is read again when its declaration has
 * changed. Used by the reload thread alone.
 */
final class Declarations {

  private static final String CLASS = "module-info.class";
  private static final String JAVA = "module-info.java";

  /** What was read, on what account; nothing where it can't be read. */
  private record Read(Glance glance, boolean modular, Optional<ModuleDeclaration> module) {}

  private final Map<Path, Read> known = new HashMap<>();

  /** What a module declares; nothing where that is damaged or half written. */
  Optional<ModuleDeclaration> of(Origin origin) {
    return read(origin).module();
  }

  /**
   * Whether a place is worth loading. A jar that can't be opened counts: it may be half written,
   * and loading it says what is wrong.
   */
  boolean isModule(Origin origin) {
    return !(origin instanceof Origin.Jar) || read(origin).modular();
  }

  private Read read(Origin origin) {
    Path file = file(origin);
    Read read = known.get(file);
    if (read == null || !read.glance().holds()) {
      Glance glance = new Glance();
      glance.isFile(file);
      read = read(origin, file, glance);
      known.put(file, read);
    }
    return read;
  }

  private static Path file(Origin origin) {
    if (origin instanceof Origin.Jar) {
      return origin.path();
    }
    return origin
        .sources()
        .map(roots -> roots.main().resolve(JAVA))
        .orElseGet(() -> origin.path().resolve(CLASS));
  }

  private static Read read(Origin origin, Path file, Glance glance) {
    try {
      if (origin instanceof Origin.Jar) {
        return inJar(file, glance);
      }
      return new Read(
          glance,
          true,
          origin.sources().isPresent()
              ? Optional.of(
                  ModuleDeclaration.parse(
                      file, Files.readAllBytes(file), origin.sources().get().encoding()))
              : built(origin.path()));
    } catch (IOException | Refusal | RuntimeException halfWritten) {
      return new Read(glance, true, Optional.empty());
    }
  }

  private static Read inJar(Path path, Glance glance) throws IOException {
    try (JarFile jar =
        new JarFile(path.toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion())) {
      JarEntry entry = jar.getJarEntry(CLASS);
      if (entry == null) {
        return new Read(glance, false, Optional.empty());
      }
      try (InputStream in = jar.getInputStream(entry)) {
        return new Read(glance, true, Optional.of(ModuleDeclaration.of(ModuleDescriptor.read(in))));
      }
    }
  }

  /** What a directory of class files declares; nothing where that can't be read. */
  static Optional<ModuleDeclaration> built(Path directory) {
    Path file = directory.resolve(CLASS);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(ModuleDeclaration.of(ModuleDescriptor.read(in)));
    } catch (IOException | RuntimeException halfWritten) {
      return Optional.empty();
    }
  }
}
