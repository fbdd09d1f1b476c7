package io.dymod.compile;

import io.dymod.change.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What one compilation sees and leaves: the other units as modules in memory, in front of the
 * module path on disk, and the class files it writes.
 */
final class UnitFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private static final String CLASS = ".class";

  private final Map<String, UnitModule> units = new HashMap<>();
  private final List<MemoryFile> written = new ArrayList<>();

  UnitFiles(StandardJavaFileManager disk, Map<String, Content> units) {
    super(disk);
    units.forEach((name, content) -> this.units.put(name, UnitModule.of(name, content)));
  }

  /** A unit as the compiler sees it. */
  private record UnitModule(String name, Map<String, List<JavaFileObject>> packages)
      implements JavaFileManager.Location {

    static UnitModule of(String module, Content content) {
      Map<String, List<JavaFileObject>> packages = new HashMap<>();
      content
          .entries()
          .forEach(
              (entry, bytes) -> {
                if (entry.endsWith(CLASS)) {
                  String name =
                      entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
                  String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                  packages
                      .computeIfAbsent(packageName, key -> new ArrayList<>())
                      .add(MemoryFile.classFile(module, name, bytes));
                }
              });
      return new UnitModule(module, packages);
    }

    /** The classes of a package; the module declaration is none, and is found by its name alone. */
    Stream<JavaFileObject> files(String packageName, boolean recurse) {
      return packages.entrySet().stream()
          .filter(entry -> !entry.getKey().isEmpty())
          .filter(
              entry ->
                  entry.getKey().equals(packageName)
                      || recurse
                          && (packageName.isEmpty()
                              || entry.getKey().startsWith(packageName + ".")))
          .flatMap(entry -> entry.getValue().stream());
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

  /** The class files that were written, by entry name. */
  SortedMap<String, byte[]> written() {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    written.forEach(file -> entries.put(file.binaryName().replace('.', '/') + CLASS, file.bytes()));
    return entries;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    MemoryFile file = MemoryFile.output("output", className);
    written.add(file);
    return file;
  }

  @Override
  public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
    Iterable<Set<Location>> onDisk = super.listLocationsForModules(location);
    if (location != StandardLocation.MODULE_PATH) {
      return onDisk;
    }
    List<Set<Location>> all = new ArrayList<>();
    all.add(Set.copyOf(units.values()));
    onDisk.forEach(all::add);
    return all;
  }

  @Override
  public Location getLocationForModule(Location location, String moduleName) throws IOException {
    UnitModule unit = location == StandardLocation.MODULE_PATH ? units.get(moduleName) : null;
    return unit != null ? unit : super.getLocationForModule(location, moduleName);
  }

  @Override
  public String inferModuleName(Location location) throws IOException {
    return location instanceof UnitModule unit ? unit.name() : super.inferModuleName(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (!(location instanceof UnitModule unit)) {
      return super.list(location, packageName, kinds, recurse);
    }
    return kinds.contains(JavaFileObject.Kind.CLASS)
        ? unit.files(packageName, recurse).collect(Collectors.toList())
        : List.of();
  }

  @Override
  public JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    if (!(location instanceof UnitModule unit)) {
      return super.getJavaFileForInput(location, className, kind);
    }
    String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    return unit.packages().getOrDefault(packageName, List.of()).stream()
        .filter(file -> ((MemoryFile) file).binaryName().equals(className))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof MemoryFile memory
        ? memory.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one instanceof MemoryFile || other instanceof MemoryFile
        ? one.equals(other)
        : super.isSameFile(one, other);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return location instanceof UnitModule unit
        ? unit.packages().values().stream().anyMatch(files -> files.contains(file))
        : !(file instanceof MemoryFile) && super.contains(location, file);
  }

  /** The files on disk stay open for the next compilation. */
  @Override
  public void close() {}
}
