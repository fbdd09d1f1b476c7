package io.dymod.change;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What somebody has looked at on disk to find something out, so that what was found can be kept for
 * as long as it looks the same, and not longer.
 */
final class Glance {

  private static final String MISSING = "missing";

  private record Stamp(boolean directory, long size, Object modified, Object key) {}

  private record Look(Function<Path, Object> way, Object seen) {}

  private final Map<Path, Look> looks = new HashMap<>();

  /** Whether there is a directory. */
  boolean isDirectory(Path path) {
    return Boolean.TRUE.equals(note(path, Files::isDirectory));
  }

  /** Whether there is a file, which may be read on account of it. */
  boolean isFile(Path path) {
    return note(path, Glance::stamp) instanceof Stamp stamp && !stamp.directory();
  }

  /** What lies in a directory, sorted; nothing if there is none. */
  Iterable<Path> children(Path directory) {
    note(directory, Glance::stamp);
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      TreeSet<Path> sorted = new TreeSet<>();
      children.forEach(sorted::add);
      return sorted;
    } catch (IOException absent) {
      return List.of();
    }
  }

  /** Whether everything looks as it did. */
  boolean holds() {
    return looks.entrySet().stream()
        .allMatch(
            look -> look.getValue().seen().equals(look.getValue().way().apply(look.getKey())));
  }

  private Object note(Path path, Function<Path, Object> way) {
    Object seen = way.apply(path);
    looks.put(path, new Look(way, seen));
    return seen;
  }

  private static Object stamp(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = found.fileKey();
      return new Stamp(
          found.isDirectory(), found.size(), found.lastModifiedTime(), key == null ? "" : key);
    } catch (IOException missing) {
      return MISSING;
    }
  }
}
