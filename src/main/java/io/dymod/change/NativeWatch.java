package io.dymod.change;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.helpers.NOPLogger;

/**
 * Watching by the operating system, through directory-watcher.
 *
 * <p>Its event hashing stays off: events are hints here, and content is compared by the scan.
 * {@link WatchLoader} may define this class a second time, beside a directory-watcher that the boot
 * layer did not resolve; so it may use of Dymod only what is public in this package.
 */
public final class NativeWatch implements Watch, DirectoryChangeListener, FileTreeVisitor {

  private final WatchArea area;
  private final Hints hints;
  private final Consumer<IOException> shortage;
  private final DirectoryWatcher watcher;
  private volatile boolean ended;

  /**
   * Watches from now on.
   *
   * @param area the directories to watch
   * @param hints told of each path that may have changed, on the watching thread
   * @param shortage told where a directory can't be watched, for example because the system's limit
   *     is reached
   * @throws IOException if nothing can be watched at all
   */
  public NativeWatch(WatchArea area, Hints hints, Consumer<IOException> shortage)
      throws IOException {
    this.area = area;
    this.hints = hints;
    this.shortage = shortage;
    this.watcher =
        DirectoryWatcher.builder()
            .paths(area.topmost())
            .listener(this)
            .fileHashing(false)
            .fileTreeVisitor(this)
            .logger(NOPLogger.NOP_LOGGER)
            .build();
    start();
  }

  private void start() throws IOException {
    Executor thread = loop -> new WatchThread(loop, this::ended).start();
    CompletableFuture<Void> loop = watcher.watchAsync(thread);
    if (loop.isCompletedExceptionally()) {
      watcher.close();
      try {
        loop.join();
      } catch (CompletionException failure) {
        throw new IOException(failure.getCause());
      }
    }
  }

  /** What happens from now on is not seen, so somebody has to look, and to see to it. */
  private void ended() {
    ended = true;
    hints.everything();
  }

  @Override
  public boolean isAlive() {
    return !ended;
  }

  @Override
  public void onEvent(DirectoryChangeEvent event) {
    if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
      hints.everything();
    } else if (area.concerns(event.path())) {
      hints.changed(event.path());
    }
  }

  @Override
  public void onException(Exception failure) {
    hints.everything();
  }

  /** Shows directory-watcher the directories of the area and no others. */
  @Override
  public void recursiveVisitFiles(Path start, Callback onDirectory, Callback onFile)
      throws IOException {
    if (!area.covers(start) || !Files.isDirectory(start)) {
      return;
    }
    try {
      onDirectory.call(start);
    } catch (IOException failure) {
      shortage.accept(failure);
    }
    for (Path child : children(start)) {
      if (!Files.isDirectory(child)) {
        onFile.call(child);
      } else if (area.covers(child)) {
        recursiveVisitFiles(child, onDirectory, onFile);
      }
    }
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  @Override
  public void close() {
    try {
      watcher.close();
    } catch (IOException failure) {
      shortage.accept(failure);
    }
  }
}
