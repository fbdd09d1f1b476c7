package io.dymod;

import java.nio.file.Path;
import java.time.Duration;
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

  /** Whether the log is coloured. */
  public enum Colour {

    /** Where the process writes to a terminal that takes colours, and NO_COLOR is not set. */
    AUTO,

    /** Always. */
    ON,

    /** Never. */
    OFF
  }

  /**
   * Collects settings. What is not set has its default. Durations and numbers have to be above 0;
   * what is not throws an {@code IllegalArgumentException} that names the setting.
   */
  public static final class Builder extends SettingsBuilder {

    private Builder() {}
  }

  private final SettingsBuilder values;

  Settings(SettingsBuilder values) {
    this.values = values;
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
    return values.mode;
  }

  /**
   * {@code dymod.path}, where units are looked for, as in {@code --module-path}; absolute. Empty,
   * the default, stands for the exploded modules on the module path itself.
   */
  public List<Path> path() {
    return values.path;
  }

  /** {@code dymod.auto}: whether a change is loaded when it is noticed; by default it is. */
  public boolean auto() {
    return values.auto;
  }

  /**
   * {@code dymod.auto=staged}: whether a change is then made ready only, and goes live when the
   * program calls {@link Dymod#reload()}; by default it goes live at once.
   */
  public boolean staged() {
    return values.staged;
  }

  /** {@code dymod.history}: how many editions {@link Dymod#rollback()} can go back; 3. */
  public int history() {
    return values.history;
  }

  /** {@code dymod.watch}, by default {@link Watching#NATIVE}. */
  public Watching watching() {
    return values.watching;
  }

  /** {@code dymod.sources}: whether sources are compiled ({@code auto}, the default) or not. */
  public boolean sources() {
    return values.sources;
  }

  /**
   * {@code dymod.javac}: options for the compiler beside {@code -g -parameters}; none by default.
   * In the property they are separated by blanks, and may stand in quotes.
   */
  public List<String> javac() {
    return values.javac;
  }

  /**
   * {@code dymod.color}: whether the log is coloured; by default {@link Colour#AUTO}. Turn it off
   * where a program with a terminal logs to files as well.
   */
  public Colour colour() {
    return values.colour;
  }

  /** {@code dymod.shared}: whether others may be able to write to units; not by default. */
  public boolean shared() {
    return values.shared;
  }

  /** {@code dymod.inplace}: what may go live without a new generation; {@link InPlace#AUTO}. */
  public InPlace inPlace() {
    return values.inPlace;
  }

  /**
   * {@code dymod.wait}: whether {@link Dymod#service} waits where nobody provides the service but a
   * unit that has never served, because its sources do not compile, until they do; by default it
   * does. Otherwise, and always where {@link #auto()} is off, it throws, with the compile errors.
   */
  public boolean waitForGoodSave() {
    return values.waitForGoodSave;
  }

  /** {@code dymod.quiet}: how long nothing is written before a change is taken; 2 ms. */
  public Duration quiet() {
    return values.quiet;
  }

  /**
   * {@code dymod.poll}: the time between two looks when polling; 200 ms. Of many units, those that
   * have changed last are looked at so often, the others at least once a minute.
   */
  public Duration poll() {
    return values.poll;
  }

  /**
   * {@code dymod.patience}: how long a change that can't be loaded must have stayed as it is before
   * it is reported as rejected, since it may be half written; 250 ms. Whoever calls {@link
   * Dymod#reload()} waits for none of it.
   */
  public Duration patience() {
    return values.patience;
  }

  /**
   * {@code dymod.removal}: how long all class files of a unit, or its jar, must have been missing
   * before the unit is removed, since a build deletes what it is about to make; 10 s. Sources that
   * were deleted are believed to be removed after eight times {@link #patience()}. Whoever calls
   * {@link Dymod#reload()} waits for none of it.
   */
  public Duration removal() {
    return values.removal;
  }

  /** {@code dymod.rehearsal}: how long constructing providers, or handing over, may take; 10 s. */
  public Duration rehearsal() {
    return values.rehearsal;
  }

  /** {@code dymod.hold}: how long a listener may hold a swap up; 1 s. */
  public Duration hold() {
    return values.hold;
  }

  /**
   * {@code dymod.drain}: how long a generation that has left stays open for calls in flight; 10 s,
   * but a second at most when the JVM shuts down.
   */
  public Duration drain() {
    return values.drain;
  }

  /** {@code dymod.closing}: how long a thing that a generation has started may take to end; 5 s. */
  public Duration closing() {
    return values.closing;
  }

  /**
   * {@code dymod.shutdown}: how long all that units and providers have started may hold up the end
   * of the JVM, in both modes; 10 s. Each thing has {@link #closing()}, and half of the rest at
   * most.
   */
  public Duration shutdown() {
    return values.shutdown;
  }

  /** {@code dymod.leak}: how long a generation that is closed may stay alive; 10 s. */
  public Duration leak() {
    return values.leak;
  }

  /**
   * {@code dymod.collections}: how many garbage collections that unload classes a generation that
   * is closed may survive; 3. It is reported as leaked when this and {@link #leak()} are exceeded.
   */
  public int collections() {
    return values.collections;
  }

  /**
   * {@code dymod.gc}: whether {@link System#gc()} is called until what has left is gone or leaked;
   * by default what is reported depends on the collections that happen.
   */
  public boolean gc() {
    return values.gc;
  }

  /**
   * {@code dymod.heap}: whether each leak's chain of references is reported, as by {@link
   * Dymod#pathTo}, which stops the program for a while; by default it is not.
   */
  public boolean heap() {
    return values.heap;
  }

  /**
   * {@code dymod.limit}: how many bytes the files of a unit may have, or it is rejected unread; 256
   * MB, and a quarter of the heap at most. The property may end in {@code k}, {@code m}, {@code g}.
   */
  public long limit() {
    return values.limit;
  }

  /**
   * The layer of the application, above which units are loaded: for a {@link Host} the boot layer
   * unless set from code, for the static door that of the module that makes the first call.
   */
  public ModuleLayer base() {
    return values.base;
  }
}
