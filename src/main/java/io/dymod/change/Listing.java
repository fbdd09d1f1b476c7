package io.dymod.change;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The files at one place at one moment, known by their size, time and identity. Equal listings mean
 * that nothing was seen to change between two looks. They do not prove equal content, because a
 * clock ticks: see {@link #surelyOlderThan(Instant)}.
 *
 * @param files a stamp for each regular file, by its path
 */
public record Listing(SortedMap<Path, Stamp> files) {

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
   * Looks at some places. A place itself may be a link. Links inside are followed in a directory of
   * sources, where {@link SourceLinks} allows it, and nowhere else. What belongs to no module is
   * left out, and need not be readable.
   *
   * @param places files or directories; those that are missing have no files
   * @throws IOException if a directory can't be read for another reason than having just gone
   */
  static Listing of(List<Path> places) throws IOException {
    SortedMap<Path, Stamp> files = new TreeMap<>();
    for (Path place : places) {
      enter(place, files);
    }
    return new Listing(Collections.unmodifiableSortedMap(files));
  }

  private static void enter(Path place, SortedMap<Path, Stamp> files) throws IOException {
    Path start = place;
    try {
      BasicFileAttributes attributes = attributes(place);
      if (attributes.isSymbolicLink()) {
        start = place.toRealPath();
        attributes = attributes(start);
      }
      if (attributes.isRegularFile()) {
        files.put(place, Stamp.of(attributes));
        return;
      }
    } catch (NoSuchFileException missing) {
      return;
    }
    SourceLinks links = SourceLinks.in(start);
    if (start.equals(place)) {
      walk(place, UnaryOperator.identity(), links, files);
    } else {
      Path real = start;
      walk(real, file -> place.resolve(real.relativize(file)), links, files);
    }
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static void walk(
      Path start, UnaryOperator<Path> seenAs, SourceLinks links, SortedMap<Path, Stamp> files)
      throws IOException {
    Files.walkFileTree(
        start,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(start)
                    || ModuleFiles.countsAsDirectory(directory.getFileName().toString())
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isSymbolicLink()) {
              follow(file, seenAs, links, files);
            } else if (attributes.isRegularFile()
                && ModuleFiles.counts(file.getFileName().toString())) {
              files.put(seenAs.apply(file), Stamp.of(attributes));
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
  }

  private static void follow(
      Path link, UnaryOperator<Path> seenAs, SourceLinks links, SortedMap<Path, Stamp> files)
      throws IOException {
    Optional<Path> found =
        ModuleFiles.counts(link.getFileName().toString()) ? links.follow(link) : Optional.empty();
    if (found.isPresent()) {
      Path target = found.get();
      BasicFileAttributes attributes = attributes(target);
      if (attributes.isDirectory()) {
        Path seen = seenAs.apply(link);
        walk(target, file -> seen.resolve(target.relativize(file)), links.beyond(target), files);
      } else if (attributes.isRegularFile()) {
        files.put(seenAs.apply(link), Stamp.of(attributes));
      }
    }
  }

  /**
   * Whether all files were written so long before a moment that a later write would have got
   * another time stamp. Where this is false, an equal listing is no proof of equal content.
   */
  boolean surelyOlderThan(Instant moment) {
    return files.values().stream().allMatch(stamp -> stamp.surelyOlderThan(moment));
  }

  /**
   * Whether a file had the same stamp in an earlier listing, and had it for so long before that was
   * looked at that its content must be the same.
   */
  boolean provesUnchanged(Path file, Listing earlier, Instant looked) {
    Stamp stamp = files.get(file);
    return stamp != null && stamp.equals(earlier.files.get(file)) && stamp.surelyOlderThan(looked);
  }

  /** The files below a directory, by their names there, separated by {@code /}. */
  public SortedMap<String, Path> below(Path directory) {
    SortedMap<String, Path> names = new TreeMap<>();
    String separator = directory.getFileSystem().getSeparator();
    int prefix = directory.toString().length() + separator.length();
    for (Path file : files.keySet()) {
      if (file.startsWith(directory) && !file.equals(directory)) {
        names.put(file.toString().substring(prefix).replace(separator, "/"), file);
      }
    }
    return names;
  }

  /** When the youngest of the files below a directory was written that have a certain ending. */
  public Optional<Instant> youngest(Path directory, String ending) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().startsWith(directory))
        .filter(file -> file.getKey().toString().endsWith(ending))
        .map(file -> file.getValue().modified())
        .max(Comparator.naturalOrder());
  }
}
