package io.dymod.change;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The modules that never reload, as they lie on disk: the application, the APIs, the libraries.
 * When one of them changes, only a restart can help, and somebody had better say so. Used by the
 * reload thread alone.
 */
public final class FixedModules {

  /** Nobody expects to be told at once that a restart is needed. */
  private static final Duration SELDOM = Duration.ofSeconds(2);

  /** To look takes this part of one processor at most. */
  private static final int PART = 1_000;

  private final ModuleLayer layer;
  private final Optional<SourceFinder> sources;
  private final Map<String, Fixed> modules = new TreeMap<>();
  private boolean noted;
  private final LongSupplier clock;
  private long next;

  /**
   * The modules of a layer and of those below it.
   *
   * @param sources finds the sources of exploded modules; nothing if sources don't count
   */
  public FixedModules(ModuleLayer layer, Optional<SourceFinder> sources) {
    this(layer, sources, System::nanoTime);
  }

  /** The same by another clock, which counts nanoseconds. */
  FixedModules(ModuleLayer layer, Optional<SourceFinder> sources, LongSupplier clock) {
    this.clock = clock;
    this.next = clock.getAsLong();
    this.layer = layer;
    this.sources = sources;
  }

  /**
   * A module that has become different.
   *
   * @param module its name
   * @param built whether its class files have; otherwise its sources have, and are yet to be built
   */
  public record Change(String module, boolean built) {}

  /**
   * A module, as it was at the start, and as it was when last looked at. What it held at the start
   * is unknown until it has been read, and for good if it was written before.
   */
  private static final class Fixed {

    private final Origin origin;
    private final Listing start;
    private Optional<String> built = Optional.empty();
    private Optional<String> sources = Optional.empty();
    private Listing listing;
    private boolean reported;

    Fixed(Origin origin) throws IOException {
      this.origin = origin;
      this.start = Listing.of(origin.roots());
      this.listing = start;
    }

    void remember() {
      try {
        String builtNow = built(start);
        String sourcesNow = sources(start);
        if (Listing.of(origin.roots()).equals(start)) {
          built = Optional.of(builtNow);
          sources = Optional.of(sourcesNow);
        }
      } catch (IOException written) {
        // It was loaded from there a moment ago, so it is being written: a later look tells.
      }
    }

    /** How it has become different, unless that has been reported. */
    Optional<Boolean> newlyBuilt() {
      try {
        Listing now = Listing.of(origin.roots());
        if (now.equals(listing) || now.files().isEmpty()) {
          return Optional.empty();
        }
        boolean rebuilt = !built.equals(Optional.of(built(now)));
        boolean changed = rebuilt || !sources.equals(Optional.of(sources(now)));
        listing = now;
        boolean news = changed && !reported;
        reported = changed;
        return news ? Optional.of(rebuilt) : Optional.empty();
      } catch (IOException | RuntimeException halfWritten) {
        return Optional.empty();
      }
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

  /**
   * Notes which modules there are and when they were written, the first time that it is called.
   * That takes little time, so that hardly anything can be written unnoticed after the start.
   *
   * @param units names of modules that reload
   * @return whether it is the first time, so that nothing can have changed yet
   */
  public boolean note(Set<String> units) {
    if (noted) {
      return false;
    }
    noted = true;
    references(layer)
        .filter(module -> !units.contains(module.descriptor().name()))
        .forEach(this::note);
    return true;
  }

  /** Reads what the modules hold, to compare it with what they will. */
  public void remember() {
    modules.values().forEach(Fixed::remember);
  }

  private static Stream<ModuleReference> references(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(FixedModules::references));
  }

  private void note(ModuleReference module) {
    module
        .location()
        .filter(location -> "file".equals(location.getScheme()))
        .flatMap(location -> Origin.at(Path.of(location), sources))
        .ifPresent(origin -> note(module, origin));
  }

  private void note(ModuleReference module, Origin origin) {
    try {
      modules.putIfAbsent(module.descriptor().name(), new Fixed(origin));
    } catch (IOException unreadable) {
      // It was loaded from there a moment ago; whatever happens to it now can't be followed.
    }
  }

  /** The same as {@link #newlyChanged}, or nothing if they were looked at not long ago. */
  public List<Change> newlyChangedIfDue() {
    return clock.getAsLong() - next >= 0 ? newlyChanged() : List.of();
  }

  /**
   * The modules that have become different from what they were at the start, each reported once.
   */
  public List<Change> newlyChanged() {
    long start = clock.getAsLong();
    List<Change> changes = new ArrayList<>();
    modules.forEach(
        (name, module) ->
            module.newlyBuilt().map(built -> new Change(name, built)).ifPresent(changes::add));
    long now = clock.getAsLong();
    next = now + Math.max(SELDOM.toNanos(), PART * (now - start));
    return changes;
  }
}
