package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The reading of a place, in as many attempts as it takes. What one attempt has read, the next one
 * keeps where the file has not changed meanwhile.
 */
final class Reading {

  private static final String JAVA = ".java";

  private final Origin origin;
  private final Optional<Place> before;
  private final long limit;
  private final Map<Path, Piece> pieces = new HashMap<>();
  private Content content = Content.EMPTY;
  private Content sources = Content.EMPTY;

  /** A file as it was read. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes to the bytes.
  private record Piece(Listing.Stamp stamp, byte[] bytes) {}

  /** How one attempt gets at the files. */
  private record Access(Listing listing, OpenDirectories directories, Budget budget) {}

  Reading(Origin origin, Optional<Place> before, long limit) {
    this.origin = origin;
    this.before = before;
    this.limit = limit;
  }

  /**
   * Reads what has not been read yet.
   *
   * @param listing what is there now
   * @throws IOException if something went wrong, perhaps because the place has changed meanwhile
   */
  void attempt(Listing listing) throws IOException {
    SortedMap<String, Path> own = own(listing);
    SortedMap<String, Path> fromSources = fromSources(listing);
    Budget budget = new Budget(limit);
    for (SortedMap<String, Path> files : List.of(own, fromSources)) {
      for (Path file : files.values()) {
        budget.take(file, listing.files().get(file).size());
      }
    }
    try (OpenDirectories directories = new OpenDirectories()) {
      Access access = new Access(listing, directories, budget);
      Content ownBefore = before.map(Place::content).orElse(Content.EMPTY);
      content =
          origin instanceof Origin.Jar ? jar(own, access, ownBefore) : read(own, access, ownBefore);
      Content sourcesBefore = before.map(Place::sources).orElse(Content.EMPTY);
      sources = read(fromSources, access, sourcesBefore);
    }
  }

  Content content() {
    return content;
  }

  Content sources() {
    return sources;
  }

  private SortedMap<String, Path> own(Listing listing) {
    if (origin instanceof Origin.Exploded) {
      return listing.below(origin.path());
    }
    SortedMap<String, Path> files = new TreeMap<>();
    if (origin instanceof Origin.Jar && listing.files().containsKey(origin.path())) {
      files.put("", origin.path());
    }
    return files;
  }

  private SortedMap<String, Path> fromSources(Listing listing) throws BadContent {
    return origin.sources().isPresent() ? files(origin.sources().get(), listing) : new TreeMap<>();
  }

  /** Java sources from where these belong, and resources from where those do. */
  private static SortedMap<String, Path> files(SourceRoots roots, Listing listing)
      throws BadContent {
    SortedMap<String, Path> files = new TreeMap<>();
    for (Path root : roots.java()) {
      for (Map.Entry<String, Path> file : listing.below(root).entrySet()) {
        if (file.getKey().endsWith(JAVA)) {
          Path other = files.put(file.getKey(), file.getValue());
          if (other != null) {
            throw new BadContent(
                "%s is there twice, in %s and in %s: remove one of them"
                    .formatted(
                        Printable.name(file.getKey()),
                        Printable.name(other),
                        Printable.name(file.getValue())));
          }
        }
      }
    }
    for (Path root : roots.resources()) {
      SortedMap<String, Path> below = listing.below(root);
      Predicate<String> resources =
          roots.java().contains(root)
              ? ModuleFiles.resourcesAmong(below.keySet())
              : name -> !name.endsWith(JAVA);
      below.forEach(
          (name, file) -> {
            if (resources.test(name)) {
              files.putIfAbsent(name, file);
            }
          });
    }
    return files;
  }

  private Content jar(SortedMap<String, Path> files, Access access, Content earlier)
      throws IOException {
    if (files.isEmpty() || isUnchanged(origin.path(), access.listing())) {
      return files.isEmpty() ? Content.EMPTY : earlier;
    }
    byte[] jar = piece(origin.path(), access);
    return Content.of(JarFiles.read(jar, new Budget(limit)));
  }

  private Content read(SortedMap<String, Path> files, Access access, Content earlier)
      throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Optional<byte[]> known =
          isUnchanged(file.getValue(), access.listing())
              ? earlier.entry(file.getKey())
              : Optional.empty();
      entries.put(file.getKey(), known.isPresent() ? known.get() : piece(file.getValue(), access));
    }
    return Content.of(entries, earlier);
  }

  private boolean isUnchanged(Path file, Listing listing) {
    return before.isPresent()
        && listing.provesUnchanged(file, before.get().listing(), before.get().looked());
  }

  private byte[] piece(Path file, Access access) throws IOException {
    Listing.Stamp stamp = access.listing().files().get(file);
    Piece piece = pieces.get(file);
    if (piece == null || !piece.stamp().equals(stamp)) {
      piece = new Piece(stamp, bytes(file, (int) stamp.size(), access));
      pieces.put(file, piece);
    }
    return piece.bytes();
  }

  private byte[] bytes(Path file, int size, Access access) throws IOException {
    Path top = access.listing().top(file, origin.roots());
    try (InputStream in = access.directories().open(top, access.listing().real(file))) {
      return access.budget().read(file, in, size);
    }
  }
}
