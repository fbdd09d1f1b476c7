package io.dymod.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Await;
import io.methvin.watcher.DirectoryChangeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the system's watching does, nothing is lost: it is hinted at, or looked for. */
class NativeWatchTest {

  @TempDir Path work;
  private Path tree;
  private final Hints hints = new Hints();
  private final List<IOException> shortages = new CopyOnWriteArrayList<>();

  @BeforeEach
  void makeTree() throws IOException {
    work = work.toRealPath();
    tree = work.resolve("target/classes");
    Files.createDirectories(tree.resolve("one/impl"));
    Files.createDirectories(tree.resolve("two/impl"));
    Files.createDirectories(work.resolve("elsewhere/deep"));
  }

  private NativeWatch watch() throws IOException {
    return new NativeWatch(WatchArea.around(List.of(tree)), hints, shortages::add);
  }

  @Test
  void aLostEventMeansThatAnythingMayHaveChanged() throws Exception {
    try (NativeWatch watch = watch()) {
      watch.onEvent(
          new DirectoryChangeEvent(
              DirectoryChangeEvent.EventType.OVERFLOW, false, null, null, 1, tree));
      assertThat(hints.take(Duration.ofSeconds(60)).everything()).isTrue();
    }
  }

  @Test
  void soDoesAFaultWhileWatching() throws Exception {
    try (NativeWatch watch = watch()) {
      watch.onException(new IllegalStateException("a fault"));
      assertThat(hints.take(Duration.ofSeconds(60)).everything()).isTrue();
    }
  }

  @Test
  void anInterruptEndsNothing() throws Exception {
    try (NativeWatch watch = watch()) {
      watchThreads().forEach(Thread::interrupt);
      awaitHintAt(tree.resolve("one/impl/A.class"));
      assertThat(watch.isAlive()).isTrue();
    }
  }

  @Test
  void theEndOfWatchingIsSeenAndHintedAt() throws Exception {
    NativeWatch watch = watch();
    watch.close();
    Await.until(() -> "it watches on", () -> !watch.isAlive());
    assertThat(hints.take(Duration.ofSeconds(60)).everything()).isTrue();
  }

  private static List<Thread> watchThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dymod-watch"))
        .toList();
  }

  private void awaitHintAt(Path file) {
    Set<Path> hinted = new HashSet<>();
    Await.until(
        hinted::toString,
        () -> {
          try {
            Files.writeString(file, "" + hinted.size());
            hinted.addAll(hints.take(Duration.ofMillis(50)).paths());
          } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
          }
          return hinted.contains(file);
        });
  }

  @Test
  void directoriesOfToolsAreNotWatchedAndPackagesThatAreLinksAre() throws IOException {
    Files.createDirectories(tree.resolve(".git/objects"));
    Path common = Files.createDirectories(work.resolve("elsewhere/common/sub"));
    Files.createSymbolicLink(tree.resolve("common"), common.getParent());
    Files.createSymbolicLink(tree.resolve("self"), tree);
    Set<Path> seen = new HashSet<>();
    try (NativeWatch watch = watch()) {
      watch.recursiveVisitFiles(tree, seen::add, file -> {});
      assertThat(seen)
          .containsExactlyInAnyOrder(
              tree,
              tree.resolve("one"),
              tree.resolve("one/impl"),
              tree.resolve("two"),
              tree.resolve("two/impl"),
              tree.resolve("common"),
              tree.resolve("common/sub"));
    }
    assertThat(WatchArea.around(List.of(tree)).concerns(tree.resolve(".git/index"))).isFalse();
  }

  @Test
  void whereTheLimitOfWatchesIsReachedTheOthersAreStillWatched() throws IOException {
    List<Path> registered = new ArrayList<>();
    try (NativeWatch watch = watch()) {
      watch.recursiveVisitFiles(
          tree,
          directory -> {
            if (directory.endsWith("one")) {
              throw new IOException("User limit of inotify watches reached");
            }
            registered.add(directory);
          },
          file -> {});
      assertThat(shortages).hasSize(1);
      assertThat(registered)
          .containsExactlyInAnyOrder(
              tree, tree.resolve("one/impl"), tree.resolve("two"), tree.resolve("two/impl"));
    }
  }

  @Test
  void onlyTheTreeAndTheWayToItAreWatched() throws IOException {
    Set<Path> seen = new HashSet<>();
    try (NativeWatch watch = watch()) {
      watch.recursiveVisitFiles(work, seen::add, file -> {});
      assertThat(seen).contains(work, work.resolve("target"), tree, tree.resolve("two/impl"));
      assertThat(seen).doesNotContain(work.resolve("elsewhere"), work.resolve("elsewhere/deep"));
    }
  }

  @Test
  void whatHappensElsewhereIsNoHint() throws Exception {
    try (NativeWatch watch = watch()) {
      watch.onEvent(created(work.resolve("elsewhere")));
      watch.onEvent(created(work.resolve("note.txt")));
      assertThat(hints.take(Duration.ZERO).isEmpty()).isTrue();
      watch.onEvent(created(work.resolve("target")));
      watch.onEvent(created(tree.resolve("one/impl/A.class")));
      assertThat(hints.take(Duration.ZERO).paths())
          .containsExactlyInAnyOrder(work.resolve("target"), tree.resolve("one/impl/A.class"));
    }
  }

  private DirectoryChangeEvent created(Path path) {
    return new DirectoryChangeEvent(
        DirectoryChangeEvent.EventType.CREATE, false, path, null, 1, tree);
  }

  @Test
  void aFileInADirectoryMadeLaterIsHintedAt() throws Exception {
    try (NativeWatch watch = watch()) {
      assertThat(watch).isNotNull();
      Path late = Files.createDirectories(tree.resolve("three/impl"));
      awaitHintAt(late.resolve("A.class"));
    }
  }
}
