package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Collects {@link Settings}. What is not set has its default. Durations and numbers have to be
 * above 0; what is not throws an {@code IllegalArgumentException} that names the setting.
 */
public final class SettingsBuilder implements Cloneable {

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

  /** The settings collected. */
  public Settings build() {
    try {
      return new Settings((SettingsBuilder) clone());
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Sets {@link Settings#mode()}. */
  public SettingsBuilder mode(Mode mode) {
    this.mode = Objects.requireNonNull(mode, "mode");
    return this;
  }

  /** Sets {@link Settings#path()}. */
  public SettingsBuilder path(Path... path) {
    this.path = Arrays.stream(path).map(entry -> entry.toAbsolutePath().normalize()).toList();
    return this;
  }

  /** Sets {@link Settings#auto()}. */
  public SettingsBuilder auto(boolean auto) {
    this.auto = auto;
    return this;
  }

  /** Sets {@link Settings#staged()}. */
  public SettingsBuilder staged(boolean staged) {
    this.staged = staged;
    return this;
  }

  /** Sets {@link Settings#history()}. */
  public SettingsBuilder history(int editions) {
    this.history = positive("history", editions);
    return this;
  }

  /** Sets {@link Settings#watching()}. */
  public SettingsBuilder watching(Settings.Watching watching) {
    this.watching = Objects.requireNonNull(watching, "watching");
    return this;
  }

  /** Sets {@link Settings#sources()}. */
  public SettingsBuilder sources(boolean sources) {
    this.sources = sources;
    return this;
  }

  /** Sets {@link Settings#javac()}. */
  public SettingsBuilder javac(String... options) {
    this.javac = List.of(options);
    return this;
  }

  /** Sets {@link Settings#colour()}. */
  public SettingsBuilder colour(Settings.Colour colour) {
    this.colour = Objects.requireNonNull(colour, "colour");
    return this;
  }

  /** Sets {@link Settings#shared()}. */
  public SettingsBuilder shared(boolean shared) {
    this.shared = shared;
    return this;
  }

  /** Sets {@link Settings#inPlace()}. */
  public SettingsBuilder inPlace(InPlace inPlace) {
    this.inPlace = Objects.requireNonNull(inPlace, "inPlace");
    return this;
  }

  /** Sets {@link Settings#waitForGoodSave()}. */
  public SettingsBuilder waitForGoodSave(boolean wait) {
    this.waitForGoodSave = wait;
    return this;
  }

  /** Sets {@link Settings#quiet()}. */
  public SettingsBuilder quiet(Duration quiet) {
    this.quiet = positive("quiet", quiet);
    return this;
  }

  /** Sets {@link Settings#poll()}. */
  public SettingsBuilder poll(Duration poll) {
    this.poll = positive("poll", poll);
    return this;
  }

  /** Sets {@link Settings#removal()}. */
  public SettingsBuilder removal(Duration removal) {
    this.removal = positive("removal", removal);
    return this;
  }

  /** Sets {@link Settings#patience()}. */
  public SettingsBuilder patience(Duration patience) {
    this.patience = positive("patience", patience);
    return this;
  }

  /** Sets {@link Settings#rehearsal()}. */
  public SettingsBuilder rehearsal(Duration rehearsal) {
    this.rehearsal = positive("rehearsal", rehearsal);
    return this;
  }

  /** Sets {@link Settings#hold()}. */
  public SettingsBuilder hold(Duration hold) {
    this.hold = positive("hold", hold);
    return this;
  }

  /** Sets {@link Settings#drain()}. */
  public SettingsBuilder drain(Duration drain) {
    this.drain = positive("drain", drain);
    return this;
  }

  /** Sets {@link Settings#closing()}. */
  public SettingsBuilder closing(Duration closing) {
    this.closing = positive("closing", closing);
    return this;
  }

  /** Sets {@link Settings#shutdown()}. */
  public SettingsBuilder shutdown(Duration shutdown) {
    this.shutdown = positive("shutdown", shutdown);
    return this;
  }

  /** Sets {@link Settings#leak()}. */
  public SettingsBuilder leak(Duration leak) {
    this.leak = positive("leak", leak);
    return this;
  }

  /** Sets {@link Settings#collections()}. */
  public SettingsBuilder collections(int collections) {
    this.collections = positive("collections", collections);
    return this;
  }

  /** Sets {@link Settings#gc()}. */
  public SettingsBuilder gc(boolean gc) {
    this.gc = gc;
    return this;
  }

  /** Sets {@link Settings#limit()}. */
  public SettingsBuilder limit(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("limit: %d bytes is not above 0".formatted(bytes));
    }
    this.limit = bytes;
    return this;
  }

  /** Sets {@link Settings#heap()}. */
  public SettingsBuilder heap(boolean heap) {
    this.heap = heap;
    return this;
  }

  /** Sets {@link Settings#base()}. */
  public SettingsBuilder base(ModuleLayer base) {
    this.base = Objects.requireNonNull(base, "base");
    return this;
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
