package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads a place between two looks that agree, so that what is read is one state and not a mixture.
 * Files that have surely not changed since it was last read are not read again.
 */
final class PlaceReader {

  private static final String JAVA = ".java";

  private final Duration quiet;

  /**
   * A reader.
   *
   * @param quiet how long to wait before reading a place again that changes meanwhile
   */
  PlaceReader(Duration quiet) {
    this.quiet = quiet;
  }

  /**
   * Reads a place.
   *
   * @param before what was read there before
   */
  Place read(Origin origin, Optional<Place> before) throws InterruptedException {
    while (true) {
      Instant looked = Instant.now();
      Listing listing = Listing.EMPTY;
      try {
        listing = Listing.of(origin.roots());
        Reading reading = new Reading(listing, before.filter(known -> known.problem().isEmpty()));
        Content content = reading.content(origin);
        Content sources = reading.sources(origin);
        if (listing.equals(Listing.of(origin.roots()))) {
          return new Place(origin, listing, looked, content, sources, "");
        }
      } catch (IOException failure) {
        return Place.unreadable(
            origin, listing, looked, origin.path() + " can't be read: " + failure.getMessage());
      }
      TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
    }
  }

  /** One attempt. */
  private record Reading(Listing listing, Optional<Place> before) {

    Content content(Origin origin) throws IOException {
      Content earlier = before.map(Place::content).orElse(Content.EMPTY);
      if (origin instanceof Origin.Jar jar) {
        return JarFiles.read(jar.path());
      }
      return origin instanceof Origin.Exploded
          ? read(listing.below(origin.path()), earlier)
          : Content.EMPTY;
    }

    Content sources(Origin origin) throws IOException {
      Content earlier = before.map(Place::sources).orElse(Content.EMPTY);
      return origin.sources().isPresent()
          ? read(files(origin.sources().get()), earlier)
          : Content.EMPTY;
    }

    /** Java sources from where these belong, and resources from where those do. */
    private SortedMap<String, Path> files(SourceRoots roots) throws IOException {
      SortedMap<String, Path> files = new TreeMap<>();
      for (Path root : roots.java()) {
        for (Map.Entry<String, Path> file : listing.below(root).entrySet()) {
          if (file.getKey().endsWith(JAVA)) {
            Path other = files.put(file.getKey(), file.getValue());
            if (other != null) {
              throw new IOException(
                  "%s is there twice, in %s and in %s: remove one of them"
                      .formatted(file.getKey(), other, file.getValue()));
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

    private Content read(SortedMap<String, Path> files, Content earlier) throws IOException {
      SortedMap<String, byte[]> entries = new TreeMap<>();
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Optional<byte[]> known =
            isUnchanged(file.getValue()) ? earlier.entry(file.getKey()) : Optional.empty();
        entries.put(
            file.getKey(), known.isPresent() ? known.get() : Files.readAllBytes(file.getValue()));
      }
      return Content.of(entries, earlier);
    }

    private boolean isUnchanged(Path file) {
      return before.isPresent()
          && listing.provesUnchanged(file, before.get().listing(), before.get().looked());
    }
  }
}
