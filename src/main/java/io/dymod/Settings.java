package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How Dymod works. The static door {@link Dymod} takes its settings from the system properties of
 * the same names; a {@link Host} of one's own may take them from code. Immutable.
 */
public final class Settings {

  /** What the names of all properties begin with that are settings. */
  static final String PREFIX = "dymod.";

  /** How changes are noticed. */
  public enum Watching {

    /** By the operating system; by polling where that is not to be had. */
    NATIVE,

    /** By looking at regular times: for network mounts, container bind mounts and WSL. */
    POLL
  }

  /** The default of {@link #limit()}, in bytes. */
  private static final long LIMIT = 256L << 20;

  /** What is more than this part of the heap does not fit in beside what it replaces. */
  private static final int PART_OF_HEAP = 4;

  /** Whether the log is coloured. */
  public enum Colour {

    /** Where the process writes to a terminal that takes colours, and NO_COLOR is not set. */
    AUTO,

    /** Always. */
    ON,

    /** Never. */
    OFF
  }

  private final Mode mode;
  private final List<Path> path;
  private final boolean auto;
  private final Watching watching;
  private final boolean sources;
  private final List<String> javac;
  private final Colour colour;
  private final boolean shared;
  private final boolean waitForGoodSave;
  private final Duration quiet;
  private final Duration poll;
  private final Duration patience;
  private final Duration removal;
  private final Duration rehearsal;
  private final Duration drain;
  private final Duration closing;
  private final Duration shutdown;
  private final Duration leak;
  private final int collections;
  private final boolean gc;
  private final boolean heap;
  private final long limit;
  private final ModuleLayer base;

  private Settings(Builder builder) {
    this.mode = builder.mode;
    this.path = List.copyOf(builder.path);
    this.auto = builder.auto;
    this.watching = builder.watching;
    this.sources = builder.sources;
    this.javac = List.copyOf(builder.javac);
    this.colour = builder.colour;
    this.shared = builder.shared;
    this.waitForGoodSave = builder.waitForGoodSave;
    this.quiet = builder.quiet;
    this.poll = builder.poll;
    this.patience = builder.patience;
    this.removal = builder.removal;
    this.rehearsal = builder.rehearsal;
    this.drain = builder.drain;
    this.closing = builder.closing;
    this.shutdown = builder.shutdown;
    this.leak = builder.leak;
    this.collections = builder.collections;
    this.gc = builder.gc;
    this.heap = builder.heap;
    this.limit = builder.limit;
    this.base = builder.base;
  }

  /** A builder on which everything has its default. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The settings of the system properties.
   *
   * @throws DymodException if a property that starts with {@code dymod.} is unknown or has a value
   *     that is not allowed
   */
  public static Settings fromSystemProperties() {
    return SettingsParser.parse(System.getProperties());
  }

  /** Those for an application in a layer; in none if its code is in no named module. */
  static Settings fromSystemProperties(ModuleLayer application) {
    Builder builder = builder();
    return SettingsParser.parse(
        System.getProperties(), application == null ? builder : builder.base(application));
  }

  /** {@code dymod.mode}, by default {@link Mode#RELEASE}. */
  public Mode mode() {
    return mode;
  }

  /**
   * {@code dymod.path}, where units are looked for, with the syntax of {@code --module-path};
   * absolute. Empty, the default, stands for the exploded modules on the module path itself.
   */
  public List<Path> path() {
    return path;
  }

  /** {@code dymod.auto}: whether a change is loaded when it is noticed; by default it is. */
  public boolean auto() {
    return auto;
  }

  /** {@code dymod.watch}, by default {@link Watching#NATIVE}. */
  public Watching watching() {
    return watching;
  }

  /** {@code dymod.sources}: whether sources are compiled ({@code auto}, the default) or not. */
  public boolean sources() {
    return sources;
  }

  /**
   * {@code dymod.javac}: options for the compiler beside {@code -g -parameters}, such as {@code
   * -processorpath}, {@code -Xlint} or {@code --release}; none by default. In the property they are
   * separated by blanks, and may stand in quotes.
   */
  public List<String> javac() {
    return javac;
  }

  /**
   * {@code dymod.color}: whether the log is coloured; by default {@link Colour#AUTO}. Turn it off
   * where a program with a terminal logs to files as well.
   */
  public Colour colour() {
    return colour;
  }

  /**
   * {@code dymod.shared}: whether the reload path may name what every user of the machine can write
   * to; by default it may not.
   */
  public boolean shared() {
    return shared;
  }

  /**
   * {@code dymod.wait}: whether {@link Dymod#service} waits where nobody provides the service but a
   * unit that has never served, because its sources do not compile, until they do; by default it
   * does. Otherwise, and always where {@link #auto()} is off, it throws, with the compile errors.
   */
  public boolean waitForGoodSave() {
    return waitForGoodSave;
  }

  /**
   * {@code dymod.quiet}: how long nothing may happen before a change is compiled or goes live; 2
   * ms.
   */
  public Duration quiet() {
    return quiet;
  }

  /**
   * {@code dymod.poll}: the time between two looks when polling; 200 ms. With many units, only
   * those that have changed last are looked at so often; all of them as often as takes little of a
   * processor, at least once a minute.
   */
  public Duration poll() {
    return poll;
  }

  /**
   * {@code dymod.patience}: how long a change that can't be loaded must have stayed as it is before
   * it is reported as rejected, since it may be half written; 250 ms. Whoever calls {@link
   * Dymod#reload()} waits for none of it.
   */
  public Duration patience() {
    return patience;
  }

  /**
   * {@code dymod.removal}: how long all class files of a unit, or its jar, must have been missing
   * before the unit is removed, since a build deletes what it is about to make; 10 s. Sources that
   * were deleted are believed to be removed after eight times {@link #patience()}. Whoever calls
   * {@link Dymod#reload()} waits for none of it.
   */
  public Duration removal() {
    return removal;
  }

  /** {@code dymod.rehearsal}: how long the construction of a unit's providers may take; 10 s. */
  public Duration rehearsal() {
    return rehearsal;
  }

  /**
   * {@code dymod.drain}: how long a generation that has left is kept open for calls in flight; 10
   * s. When the JVM shuts down, a second at most.
   */
  public Duration drain() {
    return drain;
  }

  /**
   * {@code dymod.closing}: how long each thing that a generation has started may take to end; 5 s.
   */
  public Duration closing() {
    return closing;
  }

  /**
   * {@code dymod.shutdown}: how long the end of the JVM may be held up, in both modes, by all that
   * units and providers have started; 10 s. Each thing has {@link #closing()}, but no more than
   * half of what is left, so that each is ended, however many hang.
   */
  public Duration shutdown() {
    return shutdown;
  }

  /** {@code dymod.leak}: how long a generation that is closed may stay alive; 10 s. */
  public Duration leak() {
    return leak;
  }

  /**
   * {@code dymod.collections}: how many garbage collections that unload classes a generation that
   * is closed may survive; 3. It is reported as leaked when this and {@link #leak()} are exceeded.
   */
  public int collections() {
    return collections;
  }

  /**
   * {@code dymod.gc}: whether {@link System#gc()} is called until each generation that has left is
   * gone or leaked; by default it is not, and what is reported depends on the collections that
   * happen.
   */
  public boolean gc() {
    return gc;
  }

  /**
   * {@code dymod.heap}: whether, of each leak, the chain of references is reported, as by {@link
   * Dymod#pathTo(String)}; by default it is not, because it stops the program for a while.
   */
  public boolean heap() {
    return heap;
  }

  /**
   * {@code dymod.limit}: how many bytes the files of a unit may have, so that one that does not fit
   * into the memory is rejected before it is read; 256 MB, and a quarter of the heap at most. In
   * the property it may end in {@code k}, {@code m} or {@code g}.
   */
  public long limit() {
    return limit;
  }

  /**
   * The layer of the application, above which units are loaded. For a {@link Host} it is the boot
   * layer unless set from code. For the static door it is that of the module that makes the first
   * call, so that an application in a layer of its own finds its own modules.
   */
  public ModuleLayer base() {
    return base;
  }

  /**
   * Collects settings. What is not set has its default. Durations and numbers have to be above 0;
   * what is not throws an {@code IllegalArgumentException} that names the setting.
   */
  public static final class Builder {

    private Mode mode = Mode.RELEASE;
    private List<Path> path = List.of();
    private boolean auto = true;
    private Watching watching = Watching.NATIVE;
    private boolean sources = true;
    private List<String> javac = List.of();
    private Colour colour = Colour.AUTO;
    private boolean shared;
    private boolean waitForGoodSave = true;
    private Duration quiet = Duration.ofMillis(2);
    private Duration poll = Duration.ofMillis(200);
    private Duration patience = Duration.ofMillis(250);
    private Duration removal = Duration.ofSeconds(10);
    private Duration rehearsal = Duration.ofSeconds(10);
    private Duration drain = Duration.ofSeconds(10);
    private Duration closing = Duration.ofSeconds(5);
    private Duration shutdown = Duration.ofSeconds(10);
    private Duration leak = Duration.ofSeconds(10);
    private int collections = 3;
    private boolean gc;
    private boolean heap;
    private long limit = Math.min(LIMIT, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    private ModuleLayer base = ModuleLayer.boot();

    private Builder() {}

    /** Sets {@link Settings#mode()}. */
    public Builder mode(Mode mode) {
      this.mode = Objects.requireNonNull(mode, "mode");
      return this;
    }

    /** Sets {@link Settings#path()}. */
    public Builder path(Path... path) {
      this.path = Arrays.stream(path).map(entry -> entry.toAbsolutePath().normalize()).toList();
      return this;
    }

    /** Sets {@link Settings#auto()}. */
    public Builder auto(boolean auto) {
      this.auto = auto;
      return this;
    }

    /** Sets {@link Settings#watching()}. */
    public Builder watching(Watching watching) {
      this.watching = Objects.requireNonNull(watching, "watching");
      return this;
    }

    /** Sets {@link Settings#sources()}. */
    public Builder sources(boolean sources) {
      this.sources = sources;
      return this;
    }

    /** Sets {@link Settings#javac()}. */
    public Builder javac(String... options) {
      this.javac = List.of(options);
      return this;
    }

    /** Sets {@link Settings#colour()}. */
    public Builder colour(Colour colour) {
      this.colour = Objects.requireNonNull(colour, "colour");
      return this;
    }

    /** Sets {@link Settings#shared()}. */
    public Builder shared(boolean shared) {
      this.shared = shared;
      return this;
    }

    /** Sets {@link Settings#waitForGoodSave()}. */
    public Builder waitForGoodSave(boolean wait) {
      this.waitForGoodSave = wait;
      return this;
    }

    /** Sets {@link Settings#quiet()}. */
    public Builder quiet(Duration quiet) {
      this.quiet = positive("quiet", quiet);
      return this;
    }

    /** Sets {@link Settings#poll()}. */
    public Builder poll(Duration poll) {
      this.poll = positive("poll", poll);
      return this;
    }

    /** Sets {@link Settings#removal()}. */
    public Builder removal(Duration removal) {
      this.removal = positive("removal", removal);
      return this;
    }

    /** Sets {@link Settings#patience()}. */
    public Builder patience(Duration patience) {
      this.patience = positive("patience", patience);
      return this;
    }

    /** Sets {@link Settings#rehearsal()}. */
    public Builder rehearsal(Duration rehearsal) {
      this.rehearsal = positive("rehearsal", rehearsal);
      return this;
    }

    /** Sets {@link Settings#drain()}. */
    public Builder drain(Duration drain) {
      this.drain = positive("drain", drain);
      return this;
    }

    /** Sets {@link Settings#closing()}. */
    public Builder closing(Duration closing) {
      this.closing = positive("closing", closing);
      return this;
    }

    /** Sets {@link Settings#shutdown()}. */
    public Builder shutdown(Duration shutdown) {
      this.shutdown = positive("shutdown", shutdown);
      return this;
    }

    /** Sets {@link Settings#leak()}. */
    public Builder leak(Duration leak) {
      this.leak = positive("leak", leak);
      return this;
    }

    /** Sets {@link Settings#collections()}. */
    public Builder collections(int collections) {
      if (collections < 1) {
        throw new IllegalArgumentException("collections: %d is not above 0".formatted(collections));
      }
      this.collections = collections;
      return this;
    }

    /** Sets {@link Settings#gc()}. */
    public Builder gc(boolean gc) {
      this.gc = gc;
      return this;
    }

    /** Sets {@link Settings#limit()}. */
    public Builder limit(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException("limit: %d bytes is not above 0".formatted(bytes));
      }
      this.limit = bytes;
      return this;
    }

    /** Sets {@link Settings#heap()}. */
    public Builder heap(boolean heap) {
      this.heap = heap;
      return this;
    }

    /** Sets {@link Settings#base()}. */
    public Builder base(ModuleLayer base) {
      this.base = Objects.requireNonNull(base, "base");
      return this;
    }

    private static Duration positive(String name, Duration duration) {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("%s: %s is not above 0".formatted(name, duration));
      }
      return duration;
    }

    /** The settings collected. */
    public Settings build() {
      return new Settings(this);
    }
  }
}
