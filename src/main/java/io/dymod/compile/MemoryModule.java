package io.dymod.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * The classes of a module in memory, where the compiler looks them up.
 *
 * @param name the module
 * @param packages its classes, by package
 */
record MemoryModule(String name, Map<String, List<MemoryFile>> packages)
    implements JavaFileManager.Location {

  static final String CLASS = ".class";

  /** Classes by binary name. */
  static MemoryModule of(String module, Map<String, byte[]> classes) {
    Map<String, List<MemoryFile>> packages = new HashMap<>();
    classes.forEach(
        (name, bytes) ->
            packages
                .computeIfAbsent(packageOf(name), added -> new ArrayList<>())
                .add(MemoryFile.classFile(module, name, bytes)));
    return new MemoryModule(module, packages);
  }

  /** The binary name of a class, by the name of its file. */
  static String binaryName(String entry) {
    return entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
  }

  /** The name of a class's file. */
  static String entry(String binaryName) {
    return binaryName.replace('.', '/') + CLASS;
  }

  /** The package of a class given by its binary name. */
  static String packageOf(String binaryName) {
    return binaryName.substring(0, Math.max(0, binaryName.lastIndexOf('.')));
  }

  /** The classes of a package; the module declaration is none, and is found by its name alone. */
  Stream<JavaFileObject> files(String packageName, boolean recurse) {
    return packages.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .filter(
            entry ->
                entry.getKey().equals(packageName)
                    || recurse && isBelow(entry.getKey(), packageName))
        .flatMap(entry -> entry.getValue().stream());
  }

  private static boolean isBelow(String packageName, String above) {
    return above.isEmpty() || packageName.startsWith(above + ".");
  }

  /** A class by its binary name, or null. */
  JavaFileObject file(String binaryName) {
    return packages.getOrDefault(packageOf(binaryName), List.of()).stream()
        .filter(file -> file.name().equals(binaryName))
        .findFirst()
        .orElse(null);
  }

  /** Whether a file is one of its classes. */
  boolean holds(Object file) {
    return packages.values().stream().anyMatch(files -> files.contains(file));
  }

  @Override
  public String getName() {
    return "unit " + name;
  }

  @Override
  public boolean isOutputLocation() {
    return false;
  }

  @Override
  public boolean isModuleOrientedLocation() {
    return false;
  }
}
