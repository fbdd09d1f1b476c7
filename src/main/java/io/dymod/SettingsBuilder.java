package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The values of all settings, with their defaults, and how they are set. */
abstract sealed class SettingsBuilder implements Cloneable permits Settings.Builder {

  /** The default of {@link #limit(long)}, in bytes. */
  private static final long LIMIT = 256L << 20;

  /** What is more than this part of the heap does not fit in beside what it replaces. */
  private static final int PART_OF_HEAP = 4;

  Mode mode = Mode.RELEASE;
  List<Path> path = List.of();
  boolean auto = true;
  boolean staged;
  int history = 3;
  Settings.Watching watching = Settings.Watching.NATIVE;
  boolean sources = true;
  List<String> javac = List.of();
  Settings.Colour colour = Settings.Colour.AUTO;
  boolean shared;
  InPlace inPlace = InPlace.AUTO;
  boolean waitForGoodSave = true;
  Duration quiet = Duration.ofMillis(2);
  Duration poll = Duration.ofMillis(200);
  Duration patience = Duration.ofMillis(250);
  Duration removal = Duration.ofSeconds(10);
  Duration rehearsal = Duration.ofSeconds(10);
  Duration hold = Duration.ofSeconds(1);
  Duration drain = Duration.ofSeconds(10);
  Duration closing = Duration.ofSeconds(5);
  Duration shutdown = Duration.ofSeconds(10);
  Duration leak = Duration.ofSeconds(10);
  int collections = 3;
  boolean gc;
  boolean heap;
  long limit = Math.min(LIMIT, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  ModuleLayer base = ModuleLayer.boot();

  SettingsBuilder() {}

  private Settings.Builder self() {
    return (Settings.Builder) this;
  }

  /** The settings collected. */
  public Settings build() {
    try {
      return new Settings((SettingsBuilder) clone());
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Sets {@link Settings#mode()}. */
  public Settings.Builder mode(Mode mode) {
    this.mode = Objects.requireNonNull(mode, "mode");
    return self();
  }

  /** Sets {@link Settings#path()}. */
  public Settings.Builder path(Path... path) {
    this.path = Arrays.stream(path).map(entry -> entry.toAbsolutePath().normalize()).toList();
    return self();
  }

  /** Sets {@link Settings#auto()}. */
  public Settings.Builder auto(boolean auto) {
    this.auto = auto;
    return self();
  }

  /** Sets {@link Settings#staged()}. */
  public Settings.Builder staged(boolean staged) {
    this.staged = staged;
    return self();
  }

  /** Sets {@link Settings#history()}. */
  public Settings.Builder history(int editions) {
    this.history = positive("history", editions);
    return self();
  }

  /** Sets {@link Settings#watching()}. */
  public Settings.Builder watching(Settings.Watching watching) {
    this.watching = Objects.requireNonNull(watching, "watching");
    return self();
  }

  /** Sets {@link Settings#sources()}. */
  public Settings.Builder sources(boolean sources) {
    this.sources = sources;
    return self();
  }

  /** Sets {@link Settings#javac()}. */
  public Settings.Builder javac(String... options) {
    this.javac = List.of(options);
    return self();
  }

  /** Sets {@link Settings#colour()}. */
  public Settings.Builder colour(Settings.Colour colour) {
    this.colour = Objects.requireNonNull(colour, "colour");
    return self();
  }

  /** Sets {@link Settings#shared()}. */
  public Settings.Builder shared(boolean shared) {
    this.shared = shared;
    return self();
  }

  /** Sets {@link Settings#inPlace()}. */
  public Settings.Builder inPlace(InPlace inPlace) {
    this.inPlace = Objects.requireNonNull(inPlace, "inPlace");
    return self();
  }

  /** Sets {@link Settings#waitForGoodSave()}. */
  public Settings.Builder waitForGoodSave(boolean wait) {
    this.waitForGoodSave = wait;
    return self();
  }

  /** Sets {@link Settings#quiet()}. */
  public Settings.Builder quiet(Duration quiet) {
    this.quiet = positive("quiet", quiet);
    return self();
  }

  /** Sets {@link Settings#poll()}. */
  public Settings.Builder poll(Duration poll) {
    this.poll = positive("poll", poll);
    return self();
  }

  /** Sets {@link Settings#removal()}. */
  public Settings.Builder removal(Duration removal) {
    this.removal = positive("removal", removal);
    return self();
  }

  /** Sets {@link Settings#patience()}. */
  public Settings.Builder patience(Duration patience) {
    this.patience = positive("patience", patience);
    return self();
  }

  /** Sets {@link Settings#rehearsal()}. */
  public Settings.Builder rehearsal(Duration rehearsal) {
    this.rehearsal = positive("rehearsal", rehearsal);
    return self();
  }

  /** Sets {@link Settings#hold()}. */
  public Settings.Builder hold(Duration hold) {
    this.hold = positive("hold", hold);
    return self();
  }

  /** Sets {@link Settings#drain()}. */
  public Settings.Builder drain(Duration drain) {
    this.drain = positive("drain", drain);
    return self();
  }

  /** Sets {@link Settings#closing()}. */
  public Settings.Builder closing(Duration closing) {
    this.closing = positive("closing", closing);
    return self();
  }

  /** Sets {@link Settings#shutdown()}. */
  public Settings.Builder shutdown(Duration shutdown) {
    this.shutdown = positive("shutdown", shutdown);
    return self();
  }

  /** Sets {@link Settings#leak()}. */
  public Settings.Builder leak(Duration leak) {
    this.leak = positive("leak", leak);
    return self();
  }

  /** Sets {@link Settings#collections()}. */
  public Settings.Builder collections(int collections) {
    this.collections = positive("collections", collections);
    return self();
  }

  /** Sets {@link Settings#gc()}. */
  public Settings.Builder gc(boolean gc) {
    this.gc = gc;
    return self();
  }

  /** Sets {@link Settings#limit()}. */
  public Settings.Builder limit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("limit: %d bytes is not above 0".formatted(bytes));
    }
    this.limit = bytes;
    return self();
  }

  /** Sets {@link Settings#heap()}. */
  public Settings.Builder heap(boolean heap) {
    this.heap = heap;
    return self();
  }

  /** Sets {@link Settings#base()}. */
  public Settings.Builder base(ModuleLayer base) {
    this.base = Objects.requireNonNull(base, "base");
    return self();
  }

  private static int positive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("%s: %d is not above 0".formatted(name, number));
    }
    return number;
  }

  private static Duration positive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("%s: %s is not above 0".formatted(name, duration));
    }
    return duration;
  }
}
