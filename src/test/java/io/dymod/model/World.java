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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Units on disk, and the few things that can be done to a file. Each of these is one step, after
 * which an observer may look at what lies there.
 */
final class World {

  private final Path root;
  private final Javac javac;
  private final Map<String, Slot> slots = new TreeMap<>();
  private final Consumer<Path> observer;

  World(Path root, Javac javac, Consumer<Path> observer) {
    this.root = root;
    this.javac = javac;
    this.observer = observer;
    make(mods());
    make(root.resolve("away"));
    List<Form> forms =
        List.of(
            Form.SOURCES,
            Form.CLASSES,
            Form.JAR,
            Form.PROJECT,
            Form.SOURCES,
            Form.CLASSES,
            Form.JAR,
            Form.PROJECT,
            Form.SOURCES,
            Form.JAR);
    for (int index = 0; index < forms.size(); index++) {
      String key = "u" + index;
      slots.put(key, new Slot(this, key, forms.get(index)));
    }
    require("u1", "u0");
    require("u2", "u1");
    require("u4", "u0");
    require("u5", "u3");
    require("u7", "u4");
    slots.values().forEach(slot -> slot.build(Manner.IN_PLACE));
  }

  private void require(String unit, String other) {
    Slot slot = slots.get(unit);
    Map<String, String> requires = new TreeMap<>(Map.of(other, "word"));
    slot.design(slot.blueprint().requiring(new TreeMap<>(requires)));
  }

  Path root() {
    return root;
  }

  /** The directory of modules. */
  Path mods() {
    return root.resolve("mods");
  }

  /** The reload path. */
  Path[] path() {
    List<Path> path = new ArrayList<>(List.of(mods()));
    slots.values().stream()
        .filter(slot -> slot.form() == Form.PROJECT)
        .forEach(slot -> path.add(slot.place()));
    return path.toArray(Path[]::new);
  }

  Map<String, Slot> slots() {
    return slots;
  }

  Javac javac() {
    return javac;
  }

  /** Something has been done. */
  void step(Path path) {
    observer.accept(path);
  }

  /** Saves a file. */
  void save(Path file, byte[] bytes, Manner manner) {
    try {
      make(file.getParent());
      switch (manner) {
        case IN_PLACE -> Files.write(file, bytes);
        case RENAME -> {
          Path fresh = root.resolve("away/fresh");
          Files.write(fresh, bytes);
          Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        }
        case REWRITE -> {
          if (Files.deleteIfExists(file)) {
            step(file);
          }
          Files.write(file, bytes);
        }
        case SAFE -> {
          Path beside = file.resolveSibling("." + file.getFileName() + ".tmp");
          Files.write(beside, bytes);
          step(file);
          Files.move(beside, file, ATOMIC_MOVE, REPLACE_EXISTING);
        }
        case BACKUP -> {
          Path backup = file.resolveSibling(file.getFileName() + "~");
          if (Files.exists(file)) {
            Files.move(file, backup, ATOMIC_MOVE, REPLACE_EXISTING);
            step(file);
          }
          Files.write(file, bytes);
          step(file);
          Files.deleteIfExists(backup);
        }
        case OLD -> {
          Path fresh = root.resolve("away/fresh");
          Files.write(fresh, bytes);
          date(fresh, Instant.now().minus(Duration.ofDays(2)));
          Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        }
        case SAME_TIME -> {
          FileTime time = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
          Files.write(file, bytes);
          if (time != null) {
            Files.setLastModifiedTime(file, time);
          }
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    step(file);
  }

  void date(Path file, Instant time) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(time));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Deletes a file or a directory, a file at a time, as a build does. */
  void delete(Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      TestModules.delete(path);
      step(path);
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
    step(from);
    step(to);
  }

  /** Says that a file is younger now, or older. */
  void touch(Path file, Instant time) {
    date(file, time);
    step(file);
  }

  /** Puts a link in the place of whatever is there. */
  void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    step(link);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
