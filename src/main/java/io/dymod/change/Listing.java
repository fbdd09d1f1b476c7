package io.dymod.change;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files at one place at one moment, known by their size, times and identity. Equal listings
 * mean that nothing was seen to change between two looks. They do not prove equal content, because
 * a clock ticks: see {@link #provesUnchanged}.
 *
 * @param files a stamp for each regular file, by its path
 * @param links where the symbolic links lead that were followed, by their paths
 * @param danger who else could bring in code through one of the files or directories, in a sentence
 *     that names it; empty if nobody could
 */
public record Listing(SortedMap<Path, Stamp> files, SortedMap<Path, Path> links, String danger) {

  /** A place where nothing lies. */
  public static final Listing EMPTY = new Listing(new TreeMap<>(), new TreeMap<>(), "");

  /**
   * Coarser than any tick of the clocks that stamp files with fractions of a second, and than what
   * the clocks of a machine and of its file servers usually differ by.
   */
  private static final Duration FINE_TICK = Duration.ofMillis(100);

  /** Coarser than the two seconds of FAT, the coarsest file system in use. */
  private static final Duration COARSE_TICK = Duration.ofMillis(2_100);

  /** A listing that can't be changed. */
  public Listing {
    files = Collections.unmodifiableSortedMap(files);
    links = Collections.unmodifiableSortedMap(links);
  }

  /**
   * What tells one state of a file from another without reading it.
   *
   * @param size in bytes
   * @param modified the time of the last write, as the file system has it; any program can set it
   * @param key the file's identity (an inode, say), so that a file moved into place is seen even
   *     with an equal size and time; an empty string where the file system has none
   * @param changed the time of the last change of anything about the file, which no program can
   *     set; {@link #UNKNOWN} where the file system has none
   */
  public record Stamp(long size, Instant modified, Object key, Instant changed) {

    /** A time of change that proves nothing: it is after any moment. */
    static final Instant UNKNOWN = Instant.MAX;

    /** A stamp in the future is no older: the clock was set, or is another machine's. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // The part of a second is what is wanted.
    private static boolean isSurelyBefore(Instant stamp, Instant moment) {
      boolean wholeSeconds = stamp.getNano() == 0;
      return stamp.isBefore(moment.minus(wholeSeconds ? COARSE_TICK : FINE_TICK));
    }

    boolean surelyOlderThan(Instant moment) {
      return isSurelyBefore(changed, moment);
    }

    boolean seemsOlderThan(Instant moment) {
      return isSurelyBefore(changed.equals(UNKNOWN) ? modified : changed, moment);
    }

    /** Whether it was written again, and not just given other permissions or another name. */
    boolean isWrittenSince(Stamp earlier) {
      return size != earlier.size || !modified.equals(earlier.modified) || !key.equals(earlier.key);
    }
  }

  /**
   * Looks at some places, whoever can write to them. Links inside a directory are not followed, so
   * nothing outside of it is ever listed; a place itself may be a link. What belongs to no module
   * is left out, and need not be readable.
   *
   * @param places files or directories; those that are missing have no files
   * @throws IOException if a directory can't be read for another reason than having just gone
   */
  static Listing of(List<Path> places) throws IOException {
    Walk walk = new Walk(new Permissions(true));
    for (Path place : places) {
      walk.enter(place, false);
    }
    return walk.listing();
  }

  /**
   * Looks at the files of a unit. In its sources, links to packages and files are followed, as the
   * compiler follows them; elsewhere they are not.
   */
  static Listing of(Origin origin, Permissions permissions) throws IOException {
    Walk walk = new Walk(permissions);
    List<Path> sources = origin.sources().map(SourceRoots::all).orElse(List.of());
    for (Path root : origin.roots()) {
      walk.enter(root, sources.contains(root));
    }
    return walk.listing();
  }

  /** A place of which nothing may be read. */
  static Listing forbidden(String danger) {
    return new Listing(new TreeMap<>(), new TreeMap<>(), danger);
  }

  /**
   * Whether all files were last changed so long before a moment that a later change would have got
   * another stamp. Where this is false, an equal listing is no proof of equal content.
   */
  boolean surelyOlderThan(Instant moment) {
    return files.values().stream().allMatch(stamp -> stamp.surelyOlderThan(moment));
  }

  /** The same, where the file system keeps no times that a program can't set, by those it has. */
  boolean seemsOlderThan(Instant moment) {
    return files.values().stream().allMatch(stamp -> stamp.seemsOlderThan(moment));
  }

  /**
   * Whether a file had the same stamp in an earlier listing, and had it for so long before that was
   * looked at that its content must be the same.
   */
  boolean provesUnchanged(Path file, Listing earlier, Instant looked) {
    Stamp stamp = files.get(file);
    return stamp != null && stamp.equals(earlier.files.get(file)) && stamp.surelyOlderThan(looked);
  }

  /** Whether a file has come, gone or been written since, be it with the bytes that it had. */
  boolean isWrittenSince(Listing earlier) {
    return !files.keySet().equals(earlier.files.keySet())
        || files.entrySet().stream()
            .anyMatch(file -> file.getValue().isWrittenSince(earlier.files.get(file.getKey())));
  }

  /** The files that are not in both listings with the same stamp. */
  SortedSet<Path> differencesFrom(Listing other) {
    SortedSet<Path> differences = new TreeSet<>(files.keySet());
    differences.addAll(other.files.keySet());
    differences.removeIf(
        file -> files.containsKey(file) && files.get(file).equals(other.files.get(file)));
    return differences;
  }

  /** Where a file really lies that was found through links. */
  Path real(Path file) {
    return linkOnTheWay(file).map(link -> behind(link, file)).orElse(file);
  }

  /** The directory in which a file really lies, or one above, below which no link was followed. */
  Path top(Path file, List<Path> roots) {
    Path start =
        linkOnTheWay(file)
            .map(links::get)
            .or(() -> roots.stream().filter(file::startsWith).findFirst())
            .orElse(file);
    return start.equals(real(file)) ? start.getParent() : start;
  }

  private Path behind(Path link, Path file) {
    Path target = links.get(link);
    return link.equals(file) ? target : target.resolve(link.relativize(file));
  }

  private Optional<Path> linkOnTheWay(Path file) {
    for (Path at = file; at != null && !links.isEmpty(); at = at.getParent()) {
      if (links.containsKey(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
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

  /** Some paths in a few words. */
  static String inWords(SortedSet<Path> paths) {
    int few = 3;
    String words = paths.stream().limit(few).map(Printable::name).collect(Collectors.joining(", "));
    return paths.size() > few ? "%s and %d more".formatted(words, paths.size() - few) : words;
  }
}
