package io.dymod.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Zero configuration: without a reload path, the units are the exploded modules on the module path
 * that provide a service and that nothing fixed requires. The rest is left out, each for a reason.
 *
 * @param places the directories of the units
 * @param leftOut why other modules on the module path are not units, by module name
 */
public record ModulePathUnits(List<Path> places, SortedMap<String, String> leftOut) {

  private record Exploded(ModuleDeclaration module, Path place) {}

  /**
   * Looks for units on the module path of this Java process.
   *
   * @param base the layer of the application
   */
  public static ModulePathUnits find(ModuleLayer base) {
    Map<String, Exploded> exploded = new TreeMap<>();
    for (Path entry : ModulePath.entries()) {
      modules(entry.toAbsolutePath().normalize())
          .forEach(module -> exploded.putIfAbsent(module.module().name(), module));
    }
    UnitChoice choice =
        UnitChoice.among(
            exploded.values().stream().map(Exploded::module).toList(),
            List.of(),
            UnitChoice.Base.of(base));
    return new ModulePathUnits(
        exploded.entrySet().stream()
            .filter(module -> choice.units().contains(module.getKey()))
            .map(module -> module.getValue().place())
            .toList(),
        choice.leftOut());
  }

  private static List<Exploded> modules(Path entry) {
    List<Exploded> modules = new ArrayList<>();
    read(entry).ifPresent(modules::add);
    if (modules.isEmpty() && Files.isDirectory(entry)) {
      try (Stream<Path> children = Files.list(entry)) {
        children.sorted().flatMap(child -> read(child).stream()).forEach(modules::add);
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    return modules;
  }

  private static Optional<Exploded> read(Path directory) {
    return Declarations.built(directory).map(module -> new Exploded(module, directory));
  }

  /** What was left out, in one line. */
  public String leftOutInWords() {
    return UnitChoice.words(leftOut);
  }
}
