package io.dymod.change;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Zero configuration: without a reload path, the units are the exploded modules on the module path
 * that provide a service and that nothing fixed requires. The rest is left out, each for a reason.
 *
 * @param places the directories of the units
 * @param leftOut why other modules on the module path are not units, by module name
 */
public record ModulePathUnits(List<Path> places, SortedMap<String, String> leftOut) {

  private record Module(ModuleDescriptor descriptor, Path place) {}

  /**
   * Looks for units on the module path of this Java process.
   *
   * @param base the layer of the application
   */
  public static ModulePathUnits find(ModuleLayer base) {
    Map<String, Module> exploded = new TreeMap<>();
    String path = System.getProperty("jdk.module.path", "");
    for (String entry : path.split(File.pathSeparator)) {
      if (!entry.isBlank()) {
        modules(Path.of(entry).toAbsolutePath().normalize())
            .forEach(module -> exploded.putIfAbsent(module.descriptor().name(), module));
      }
    }
    SortedMap<String, String> leftOut = new TreeMap<>();
    exploded.values().removeIf(module -> leaveOut(module.descriptor(), leftOut));
    while (exploded
        .values()
        .removeIf(unit -> isRequired(unit.descriptor(), exploded.keySet(), base, leftOut))) {
      // What a module that has just been left out requires is fixed as well.
    }
    List<Path> places = exploded.values().stream().map(Module::place).toList();
    return new ModulePathUnits(places, leftOut);
  }

  private static boolean leaveOut(ModuleDescriptor module, Map<String, String> leftOut) {
    if (module.name().equals(System.getProperty("jdk.module.main"))) {
      leftOut.put(module.name(), "is the application");
    } else if (module.name().equals(ModulePathUnits.class.getModule().getName())) {
      leftOut.put(module.name(), "does the reloading");
    } else if (module.provides().isEmpty()) {
      leftOut.put(module.name(), "provides no service");
    } else {
      return false;
    }
    return true;
  }

  private static boolean isRequired(
      ModuleDescriptor unit, Set<String> units, ModuleLayer base, Map<String, String> leftOut) {
    Optional<String> requirer =
        base.modules().stream()
            .map(java.lang.Module::getDescriptor)
            .filter(module -> !units.contains(module.name()))
            .filter(module -> requires(module).anyMatch(unit.name()::equals))
            .map(ModuleDescriptor::name)
            .findFirst();
    requirer.ifPresent(name -> leftOut.put(unit.name(), "is required by " + name));
    return requirer.isPresent();
  }

  private static Stream<String> requires(ModuleDescriptor module) {
    return module.requires().stream().map(Requires::name);
  }

  private static List<Module> modules(Path entry) {
    List<Module> modules = new ArrayList<>();
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

  private static Optional<Module> read(Path directory) {
    Path moduleInfo = directory.resolve("module-info.class");
    if (!Files.isRegularFile(moduleInfo)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(moduleInfo)) {
      return Optional.of(new Module(ModuleDescriptor.read(in), directory));
    } catch (IOException | RuntimeException invalid) {
      return Optional.empty();
    }
  }

  /** What was left out, in one line. */
  public String leftOutInWords() {
    return leftOut.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }
}
