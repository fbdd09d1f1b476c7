package io.dymod.model;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.dymod.testing.TestModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The few things that can be done to a file. After each step an observer may look at what lies
 * there.
 */
final class FileSteps {

  private final Path elsewhere;
  private final Consumer<Path> observer;

  /**
   * Steps.
   *
   * @param elsewhere a directory for files in the making
   * @param observer told of the path of each step
   */
  FileSteps(Path elsewhere, Consumer<Path> observer) {
    this.elsewhere = make(elsewhere);
    this.observer = observer;
  }

  /** Saves a file. */
  void save(Path file, byte[] bytes, Manner manner) {
    try {
      make(file.getParent());
      switch (manner) {
        case IN_PLACE -> Files.write(file, bytes);
        case RENAME -> moveInto(file, Files.write(elsewhere.resolve("fresh"), bytes));
        case REWRITE -> {
          if (Files.deleteIfExists(file)) {
            observer.accept(file);
          }
          Files.write(file, bytes);
        }
        case SAFE -> {
          Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
          Files.write(beside, bytes);
          observer.accept(file);
          moveInto(file, beside);
        }
        case BACKUP -> saveWithBackup(file, bytes);
        case OLD -> {
          Path fresh = Files.write(elsewhere.resolve("fresh"), bytes);
          date(fresh, Instant.now().minus(Duration.ofDays(2)));
          moveInto(file, fresh);
        }
        case SAME_TIME -> {
          Instant time =
              Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.now();
          Files.write(file, bytes);
          date(file, time);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    observer.accept(file);
  }

  private static void moveInto(Path file, Path fresh) throws IOException {
    Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private void saveWithBackup(Path file, byte[] bytes) throws IOException {
    Path backup = file.resolveSibling(file.getFileName() + "~");
    if (Files.exists(file)) {
      moveInto(backup, file);
      observer.accept(file);
    }
    Files.write(file, bytes);
    observer.accept(file);
    Files.deleteIfExists(backup);
  }

  private static void date(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** Deletes a file or a directory, a file at a time, as a build does. */
  void delete(Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      TestModules.delete(path);
      observer.accept(path);
    }
  }

  /** Moves a file or a directory. */
  void move(Path from, Path to) {
    try {
      make(to.getParent());
      if (Files.exists(to)) {
        TestModules.delete(to);
      }
      Files.move(from, to, ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    observer.accept(from);
    observer.accept(to);
  }

  /** Says that a file is younger now, or older. */
  void touch(Path file, Instant time) {
    try {
      date(file, time);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    observer.accept(file);
  }

  /** Takes rights away, or gives them back. */
  void allow(Path file, String rights) {
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    observer.accept(file);
  }

  /** Makes a link. */
  void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    observer.accept(link);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
