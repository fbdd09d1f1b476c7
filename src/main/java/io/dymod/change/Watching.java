package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the reload path watched. Where a place has become another directory (a link was switched, a
 * directory deleted and made again), the watch is started anew. Where the system can't watch
 * everything, that is reported once, and {@link #isComplete} says that looking has to make up for
 * it.
 */
public final class Watching implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  /** What ends the watch may do so again, and to start it takes time. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final Supplier<List<Path>> places;
  private final Hints hints;
  private final Starter starter;
  private final LongSupplier clock;
  private final AtomicBoolean shortage = new AtomicBoolean();
  private Map<Path, Object> identities = Map.of();
  private Optional<Watch> watch = Optional.empty();
  private long started;
  private boolean closed;

  /** How a watch is started. */
  @FunctionalInterface
  interface Starter {

    /** Starts a watch; gives none where there is nothing to watch with. */
    Optional<Watch> start(WatchArea area, Hints hints, Consumer<IOException> shortage)
        throws IOException;
  }

  private Watching(Supplier<List<Path>> places, Hints hints, Starter starter, LongSupplier clock) {
    this.places = places;
    this.hints = hints;
    this.starter = starter;
    this.clock = clock;
  }

  /** Watching that sees nothing: polling has to do. */
  public static Watching nothing() {
    return new Watching(
        List::of, new Hints(), (area, hints, shortage) -> Optional.empty(), System::nanoTime);
  }

  /**
   * Starts to watch.
   *
   * @param places what to watch, which may become more
   * @param hints told of what may have changed
   * @param poll what the log says will be done where watching can't be
   */
  public static Watching start(Supplier<List<Path>> places, Hints hints, String poll) {
    return start(places, hints, poll, WatchLoader::start, System::nanoTime);
  }

  /** The same with another way to start, and another clock, which counts nanoseconds. */
  static Watching start(
      Supplier<List<Path>> places, Hints hints, String poll, Starter starter, LongSupplier clock) {
    Watching watching = new Watching(places, hints, starter, clock);
    watching.begin().ifPresent(reason -> LOG.info("{} ({})", poll, reason));
    return watching;
  }

  /** Starts the watch; if it does not start, says why. */
  private Optional<String> begin() {
    identities = identities();
    started = clock.getAsLong();
    watch = Optional.empty();
    try {
      watch = starter.start(WatchArea.around(places.get()), hints, this::shortage);
      return watch.isPresent()
          ? Optional.empty()
          : Optional.of(
              "directory-watcher is not on the module path: add it to see changes at once");
    } catch (IOException | RuntimeException | LinkageError failure) {
      return Optional.of(failure.toString());
    }
  }

  private void shortage(IOException failure) {
    if (shortage.compareAndSet(false, true)) {
      LOG.warn(
          "not everything can be watched, so the rest is polled ({}): raise the system's limit to"
              + " see changes at once",
          failure.getMessage());
    }
  }

  /** Whether every change is hinted at; otherwise one has to look as well. */
  public synchronized boolean isComplete() {
    return watch.isPresent() && watch.get().isAlive() && !shortage.get();
  }

  /**
   * Starts anew if a place is not what it was, or there are more, or the watch has ended. Whatever
   * was missed meanwhile is hinted at.
   */
  public synchronized void renewIfMoved() {
    if (closed || watch.isEmpty()) {
      return;
    }
    if (!watch.get().isAlive()) {
      if (clock.getAsLong() - started > REST.toNanos()) {
        LOG.warn("the watch has ended unexpectedly, and is started anew");
        renew();
      }
    } else if (!identities.equals(identities())) {
      renew();
    }
  }

  private void renew() {
    watch.get().close();
    begin().ifPresent(reason -> LOG.warn("polling from now on ({})", reason));
    hints.everything();
  }

  private Map<Path, Object> identities() {
    return places.get().stream()
        .map(place -> place.toString().endsWith(".jar") ? place.getParent() : place)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), Watching::identity));
  }

  private static Object identity(Path directory) {
    try {
      Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
      return key != null ? key : directory.toRealPath();
    } catch (IOException missing) {
      return "";
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    watch.ifPresent(Watch::close);
  }
}
