package io.dymod.change;

import io.dymod.change.FixedModules.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module that never reloads, as it was at the start, and as it was when last looked at. What it
 * held at the start is unknown until it has been read, and for good if it was written before.
 */
final class FixedModule {

  private final String name;
  private final Origin origin;
  private final Listing start;
  private Optional<Hashes> atStart = Optional.empty();
  private Optional<Hashes> last = Optional.empty();
  private Listing listing;

  /** What it holds: class files and resources, and the sources that they are built from. */
  private record Hashes(String built, String sources) {}

  /** A module as it lies there now, which is the start. */
  FixedModule(String name, Origin origin) throws IOException {
    this.name = name;
    this.origin = origin;
    this.start = Listing.of(origin.roots());
    this.listing = start;
  }

  Origin origin() {
    return origin;
  }

  /** Reads it, to compare it with what it will hold. */
  void remember() {
    try {
      Hashes hashes = hashes(start);
      if (Listing.of(origin.roots()).equals(start)) {
        atStart = Optional.of(hashes);
        last = atStart;
      }
    } catch (IOException written) {
      // It was loaded from there a moment ago, so it is being written: a later look tells.
    }
  }

  /** Whether the same files lie there still as at the start. */
  boolean isAsAtStart() {
    try {
      return Listing.of(origin.roots()).equals(start);
    } catch (IOException written) {
      return false;
    }
  }

  /** How it has become different since the last look. */
  Optional<Change> newlyChanged() {
    try {
      Listing now = Listing.of(origin.roots());
      if (now.equals(listing) || now.files().isEmpty()) {
        return Optional.empty();
      }
      Optional<Hashes> hashes = Optional.of(hashes(now));
      boolean isNews = !hashes.equals(last);
      last = hashes;
      listing = now;
      return isNews ? hashes.map(this::change) : Optional.empty();
    } catch (IOException | RuntimeException halfWritten) {
      return Optional.empty();
    }
  }

  private Change change(Hashes now) {
    boolean built =
        atStart.isPresent() ? !now.built.equals(atStart.get().built) : isWrittenSinceStart();
    return new Change(name, origin, built, atStart.filter(now::equals).isPresent());
  }

  /** Whether class files have been written, where it is not known what they were. */
  private boolean isWrittenSinceStart() {
    return listing.differencesFrom(start).stream().anyMatch(file -> file.startsWith(origin.path()));
  }

  private Hashes hashes(Listing now) throws IOException {
    return new Hashes(built(now), sources(now));
  }

  /** Of a jar the checksums in its directory, so that large libraries need not be read. */
  private String built(Listing now) throws IOException {
    return origin instanceof Origin.Jar
        ? JarFiles.checksums(origin.path())
        : hash(now.below(origin.path()));
  }

  private String sources(Listing now) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    for (Path root : origin.sources().map(SourceRoots::java).orElse(List.of())) {
      files.putAll(now.below(root));
    }
    return hash(files);
  }

  private static String hash(SortedMap<String, Path> files) throws IOException {
    MessageDigest all = Content.sha256();
    OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), all);
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String head = "%s %d\0".formatted(file.getKey(), Files.size(file.getValue()));
      all.update(head.getBytes(StandardCharsets.UTF_8));
      Files.copy(file.getValue(), sink);
    }
    return HexFormat.of().formatHex(all.digest());
  }
}
