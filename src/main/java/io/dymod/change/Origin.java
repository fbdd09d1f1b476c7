package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a unit lies on disk, and in which form. Two origins are the same place if they have the
 * same form and path.
 */
public sealed interface Origin {

  /** The absolute path of the directory or jar. */
  Path path();

  /** What lies there now, by size, time and identity of each file; no content is read. */
  default Listing list() throws IOException {
    return Listing.of(path());
  }

  /**
   * Reads all that lies there.
   *
   * @throws IOException if anything can't be read, or a jar is not whole
   */
  default Content read() throws IOException {
    return this instanceof Jar ? ContentReader.jar(path()) : ContentReader.directory(path());
  }

  /**
   * Something that is different when the content is different. Of a jar it comes from the checksums
   * in its directory, so that large libraries need not be read.
   */
  default String fingerprint() throws IOException {
    return this instanceof Jar ? ContentReader.checksums(path()) : read().hash();
  }

  /** A directory of class files and resources, {@code module-info.class} among them. */
  record Exploded(Path path) implements Origin {}

  /** A modular jar. */
  record Jar(Path path) implements Origin {}

  /** A directory of Java sources and resources, {@code module-info.java} among them. */
  record Source(Path path) implements Origin {}

  /**
   * Tells what form of module lies at a path, if any.
   *
   * @param path a file or directory, which may be missing
   * @param sources whether a directory of sources counts
   * @return the origin, or nothing if no single module lies there
   */
  static Optional<Origin> at(Path path, boolean sources) {
    if (Files.isDirectory(path)) {
      if (sources && Files.isRegularFile(path.resolve("module-info.java"))) {
        return Optional.of(new Source(path));
      }
      return Files.isRegularFile(path.resolve("module-info.class"))
          ? Optional.of(new Exploded(path))
          : Optional.empty();
    }
    return isJarName(path) && Files.isRegularFile(path)
        ? Optional.of(new Jar(path))
        : Optional.empty();
  }

  private static boolean isJarName(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().endsWith(".jar");
  }
}
