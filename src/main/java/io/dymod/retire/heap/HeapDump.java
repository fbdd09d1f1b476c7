package io.dymod.retire.heap;

import io.dymod.change.Refusal;
import io.dymod.retire.pin.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes a heap dump of this process, looks for what keeps a generation alive, and deletes the dump,
 * which holds whatever the program holds.
 */
public final class HeapDump {

  private HeapDump() {}

  /**
   * Finds the shortest chains of references from a root of garbage collection to the class loaders
   * of some generations. Stops the program while the dump is taken.
   *
   * @param generations their serial numbers, by name and number
   * @return for each name a line a step, from the root on
   * @throws Refusal if no dump can be taken or read
   */
  public static Map<String, List<String>> pathsTo(Map<String, Long> generations) throws Refusal {
    if (!Diagnostics.isThere()) {
      throw new Refusal(
          "no heap dump can be taken, because the module jdk.management is not there: start with --add-modules jdk.management");
    }
    try (HeapLibrary library = HeapLibrary.load()) {
      Path directory = Files.createTempDirectory("dymod-heap");
      try {
        Path dump = directory.resolve("heap.hprof");
        Diagnostics.dumpHeap(dump);
        return library.pathsTo(dump, generations);
      } finally {
        delete(directory);
      }
    } catch (IOException | RuntimeException | Error failure) {
      throw new Refusal("the heap dump can't be taken or read: " + Refusal.summary(failure));
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
