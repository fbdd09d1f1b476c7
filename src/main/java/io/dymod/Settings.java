package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How Dymod works. The static door {@link Dymod} takes its settings from the system properties of
 * the same names; a {@link Host} of one's own may take them from code. Immutable.
 */
public final class Settings {

  /** How changes are noticed. */
  public enum Watching {

    /** By the operating system; by polling where that is not to be had. */
    NATIVE,

    /** By looking at regular times: for network mounts, container bind mounts and WSL. */
    POLL
  }

  private final Mode mode;
  private final List<Path> path;
  private final boolean auto;
  private final Watching watching;
  private final boolean sources;
  private final boolean shared;
  private final Duration quiet;
  private final Duration poll;
  private final Duration patience;
  private final Duration rehearsal;
  private final ModuleLayer base;

  private Settings(Builder builder) {
    this.mode = builder.mode;
    this.path = List.copyOf(builder.path);
    this.auto = builder.auto;
    this.watching = builder.watching;
    this.sources = builder.sources;
    this.shared = builder.shared;
    this.quiet = builder.quiet;
    this.poll = builder.poll;
    this.patience = builder.patience;
    this.rehearsal = builder.rehearsal;
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
   * {@code dymod.shared}: whether the reload path may name what every user of the machine can write
   * to; by default it may not.
   */
  public boolean shared() {
    return shared;
  }

  /**
   * {@code dymod.quiet}: how long nothing may happen before a change is compiled or goes live; 3
   * ms.
   */
  public Duration quiet() {
    return quiet;
  }

  /**
   * {@code dymod.poll}: the time between two looks when polling; 200 ms, longer with many units.
   */
  public Duration poll() {
    return poll;
  }

  /**
   * {@code dymod.patience}: how long a change that can't be loaded must have stayed as it is before
   * it is told as rejected, since it may be half written; 250 ms.
   */
  public Duration patience() {
    return patience;
  }

  /** {@code dymod.rehearsal}: how long the construction of a unit's providers may take; 10 s. */
  public Duration rehearsal() {
    return rehearsal;
  }

  /** The layer above which units are loaded; the boot layer unless set from code. */
  public ModuleLayer base() {
    return base;
  }

  /** Collects settings. What is not set has its default. */
  public static final class Builder {

    private Mode mode = Mode.RELEASE;
    private List<Path> path = List.of();
    private boolean auto = true;
    private Watching watching = Watching.NATIVE;
    private boolean sources = true;
    private boolean shared;
    private Duration quiet = Duration.ofMillis(3);
    private Duration poll = Duration.ofMillis(200);
    private Duration patience = Duration.ofMillis(250);
    private Duration rehearsal = Duration.ofSeconds(10);
    private ModuleLayer base = ModuleLayer.boot();

    private Builder() {}

    /** Sets {@link Settings#mode()}. */
    public Builder mode(Mode mode) {
      this.mode = mode;
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
      this.watching = watching;
      return this;
    }

    /** Sets {@link Settings#sources()}. */
    public Builder sources(boolean sources) {
      this.sources = sources;
      return this;
    }

    /** Sets {@link Settings#shared()}. */
    public Builder shared(boolean shared) {
      this.shared = shared;
      return this;
    }

    /** Sets {@link Settings#quiet()}. */
    public Builder quiet(Duration quiet) {
      this.quiet = quiet;
      return this;
    }

    /** Sets {@link Settings#poll()}. */
    public Builder poll(Duration poll) {
      this.poll = poll;
      return this;
    }

    /** Sets {@link Settings#patience()}. */
    public Builder patience(Duration patience) {
      this.patience = patience;
      return this;
    }

    /** Sets {@link Settings#rehearsal()}. */
    public Builder rehearsal(Duration rehearsal) {
      this.rehearsal = rehearsal;
      return this;
    }

    /** Sets {@link Settings#base()}. */
    public Builder base(ModuleLayer base) {
      this.base = base;
      return this;
    }

    /** The settings collected. */
    public Settings build() {
      return new Settings(this);
    }
  }
}
