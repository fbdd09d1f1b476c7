package io.dymod.retire.heap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

/**
 * Reads a heap dump, and finds in it what keeps generations alive. Used by name itself, in a class
 * loader that has the library; hence the plain types.
 */
public final class DumpReader
    implements BiFunction<Path, Map<String, Long>, Map<String, List<String>>> {

  private static final String LOADER = "io.dymod.load.UnitLoader";

  /** A reader. */
  public DumpReader() {}

  @Override
  public Map<String, List<String>> apply(Path dump, Map<String, Long> generations) {
    try {
      Heap heap = HeapFactory.createHeap(dump.toFile());
      Map<String, List<String>> paths = new HashMap<>();
      for (Instance loader : DumpObjects.instances(heap.getJavaClassByName(LOADER))) {
        String name = DumpObjects.text(loader.getValueOfField("name"));
        if (loader.getValueOfField("serial").equals(generations.get(name))) {
          paths.put(name, new DumpPath(heap, loader, name).search());
        }
      }
      generations.forEach(
          (name, serial) ->
              paths.putIfAbsent(
                  name, List.of(name + " is gone: its class loader is not in the heap dump")));
      return paths;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
