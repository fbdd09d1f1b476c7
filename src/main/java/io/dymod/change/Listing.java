package io.dymod.change;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files at one place at one moment, known by their size, time and identity. Equal listings mean
 * that nothing was seen to change between two looks. They do not prove equal content, because a
 * clock ticks: see {@link #surelyOlderThan(Instant)}.
 *
 * @param files a stamp for each regular file, by its path below the place, separated by {@code /};
 *     for a single file the one key is its name
 */
public record Listing(SortedMap<String, Stamp> files) {

  /** A place where nothing lies. */
  public static final Listing EMPTY = new Listing(new TreeMap<>());

  /** Coarser than any tick of the clocks that stamp files with fractions of a second. */
  private static final Duration FINE_TICK = Duration.ofMillis(20);

  /** Coarser than the two seconds of FAT, the coarsest file system in use. */
  private static final Duration COARSE_TICK = Duration.ofMillis(2_100);

  /**
   * What tells one state of a file from another without reading it.
   *
   * @param size in bytes
   * @param modified the time of the last write, as the file system has it
   * @param key the file's identity (an inode, say), so that a file moved into place is seen even
   *     with an equal size and time; an empty string where the file system has none
   */
  public record Stamp(long size, Instant modified, Object key) {

    static Stamp of(BasicFileAttributes attributes) {
      Object key = attributes.fileKey();
      return new Stamp(
          attributes.size(), attributes.lastModifiedTime().toInstant(), key == null ? "" : key);
    }

    boolean surelyOlderThan(Instant moment) {
      boolean wholeSeconds = modified.getNano() == 0;
      return modified.plus(wholeSeconds ? COARSE_TICK : FINE_TICK).isBefore(moment);
    }
  }

  /**
   * Looks at a place. Links inside a directory are not followed, so nothing outside of it is ever
   * listed; the place itself may be a link.
   *
   * @param place a file or directory
   * @return the listing, {@link #EMPTY} if the place is missing
   * @throws IOException if a directory can't be read for another reason than having just gone
   */
  public static Listing of(Path place) throws IOException {
    SortedMap<String, Stamp> files = new TreeMap<>();
    Path start;
    try {
      start = place.toRealPath();
    } catch (NoSuchFileException missing) {
      return EMPTY;
    }
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.put(name(start, file), Stamp.of(attributes));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            return failure instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : super.postVisitDirectory(directory, failure);
          }
        });
    return new Listing(files);
  }

  /** The names of the files that were added, removed or stamped anew since an earlier listing. */
  public SortedSet<String> differencesFrom(Listing earlier) {
    SortedSet<String> names = new TreeSet<>();
    files.forEach(
        (name, stamp) -> {
          if (!stamp.equals(earlier.files.get(name))) {
            names.add(name);
          }
        });
    earlier.files.keySet().stream().filter(name -> !files.containsKey(name)).forEach(names::add);
    return names;
  }

  /**
   * Whether all files were written so long before a moment that a later write would have got
   * another time stamp. Where this is false, an equal listing is no proof of equal content.
   */
  public boolean surelyOlderThan(Instant moment) {
    return files.values().stream().allMatch(stamp -> stamp.surelyOlderThan(moment));
  }

  /** The names that the listing holds. */
  public Set<String> names() {
    return files.keySet();
  }

  private static String name(Path start, Path file) {
    Path relative = start.equals(file) ? file.getFileName() : start.relativize(file);
    String separator = relative.getFileSystem().getSeparator();
    return relative.toString().replace(separator, "/");
  }
}
