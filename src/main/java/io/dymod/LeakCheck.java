package io.dymod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows in a test that units reload and unload cleanly. For any test framework: what is wrong is
 * thrown as an {@link AssertionError}.
 *
 * <pre>{@code
 * @Test
 * void sheepUnloads() {
 *   LeakCheck.assertUnloads(host -> host.service(Sheep.class).count(3), Path.of("mods/sheep"));
 * }
 * }</pre>
 *
 * <p>The module of the test has to declare {@code uses Sheep}, and what the units require has to be
 * in the boot layer. Nothing else may reload meanwhile in the same process, and the units must not
 * be in use in another dev mode of it.
 */
public final class LeakCheck {

  /** Once is not enough: what is made once may stay with the first generation only. */
  private static final int RELOADS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private LeakCheck() {}

  /**
   * Loads units, uses them, reloads them three times, each time followed by use, and asserts that
   * each generation that was replaced is closed without trouble, and collected. The units are
   * copied first, and the copies changed. Takes a second or so if all is well, some more if not.
   *
   * @param use calls what the units provide; should do whatever may leave something behind, and
   *     keep nothing itself
   * @param units where the units lie, as in {@link Settings#path()}
   * @throws AssertionError if a unit can't be loaded or reloaded, if something goes wrong while a
   *     generation is closed, or if one stays alive; the message says what, and what may keep it,
   *     with the chain of references if the library for it is there
   */
  public static void assertUnloads(Consumer<? super Host> use, Path... units) {
    try {
      Path copies = Files.createTempDirectory("dymod-leaks");
      try {
        check(use, copy(units, copies));
      } finally {
        delete(copies);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void check(Consumer<? super Host> use, List<Path> copies) throws IOException {
    Settings settings =
        Settings.builder()
            .mode(Mode.DEV)
            .path(copies.toArray(Path[]::new))
            .auto(false)
            .leak(PATIENCE)
            .heap(true)
            .build();
    BlockingQueue<Outcome> told = new LinkedBlockingQueue<>();
    try (Host host = Host.of(settings)) {
      host.onReload(told::add);
      host.start();
      requireAllLive(host.units(), told);
      use.accept(host);
      for (int number = 1; number <= RELOADS; number++) {
        for (Unit unit : host.units()) {
          change(unit.location(), number);
        }
        requireSwapped(host.reload());
        use.accept(host);
        requireGone(host.collect());
      }
    }
  }

  private static void requireAllLive(List<Unit> units, BlockingQueue<Outcome> told) {
    if (units.isEmpty() || units.stream().anyMatch(unit -> unit.state() != Unit.State.LIVE)) {
      requireSwapped(List.of(rejection(told)));
    }
  }

  /** Listeners are called a moment later. */
  private static Outcome rejection(BlockingQueue<Outcome> told) {
    try {
      Outcome next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      while (next instanceof Outcome.Swapped) {
        next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
      if (next != null) {
        return next;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("there is no unit to check");
  }

  private static void requireSwapped(List<Outcome> outcomes) {
    String failures =
        outcomes.stream()
            .filter(outcome -> !(outcome instanceof Outcome.Swapped))
            .map(Outcome::message)
            .collect(Collectors.joining("\n"));
    if (!failures.isEmpty()) {
      throw new AssertionError("the units do not reload: " + failures);
    }
  }

  private static void requireGone(List<Outcome> fates) {
    String failures =
        fates.stream()
            .filter(
                fate -> !(fate instanceof Outcome.Retired retired && retired.troubles().isEmpty()))
            .map(Outcome::message)
            .collect(Collectors.joining("\n"));
    if (!failures.isEmpty()) {
      throw new AssertionError(failures);
    }
  }

  /** A file more is a change, whatever the unit consists of. */
  private static void change(Path unit, int number) throws IOException {
    Files.createDirectories(unit.resolve("META-INF"));
    Files.writeString(unit.resolve("META-INF/dymod-reload.txt"), String.valueOf(number));
  }

  /** Jars are unpacked, so that a change is written without packing them again. */
  private static List<Path> copy(Path[] units, Path target) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path unit : units) {
      Path copy = target.resolve(copies.size() + "-" + unit.toAbsolutePath().getFileName());
      copies.add(copy);
      copyTree(unit, copy);
    }
    return copies;
  }

  private static void copyTree(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from) && from.toString().endsWith(".jar")) {
      try (FileSystem jar =
          FileSystems.newFileSystem(URI.create("jar:" + from.toUri()), Map.of())) {
        copyTree(jar.getPath("/"), to);
      }
    } else if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> entries = Files.list(from)) {
        for (Path entry : entries.toList()) {
          copyTree(entry, to.resolve(entry.getFileName().toString()));
        }
      }
    } else {
      Files.copy(from, to);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}
