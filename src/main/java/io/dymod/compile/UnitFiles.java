package io.dymod.compile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What one compilation sees and leaves: the other units as modules in memory, in front of the
 * module path on disk; the unit's own classes that are not compiled anew, where the compiler looks
 * for what it wrote earlier; and the files it writes now.
 */
final class UnitFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final MemoryModule own;
  private final Map<String, MemoryModule> units;
  private final List<Written> written = new ArrayList<>();

  /**
   * A file that the compiler wrote.
   *
   * @param file the file
   * @param source what it was made from; null if that is unknown
   */
  record Written(MemoryFile file, FileObject source) {}

  /**
   * Files for a compilation.
   *
   * @param disk what lies on disk; a copy of the unit or of the others there is not seen
   * @param own the unit, with those of its classes that are not compiled anew
   * @param units the other units that are seen, by name
   */
  UnitFiles(StandardJavaFileManager disk, MemoryModule own, Map<String, MemoryModule> units) {
    super(disk);
    this.own = own;
    this.units = units;
  }

  /** The names of the unit and of the others that are seen. */
  Set<String> unitNames() {
    Set<String> names = new HashSet<>(units.keySet());
    names.add(own.name());
    return names;
  }

  /** The files that were written, in order. */
  List<Written> written() {
    return written;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return write(MemoryFile.output(className, kind), sibling);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    String directory = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return write(MemoryFile.resource(directory + relativeName), sibling);
  }

  private MemoryFile write(MemoryFile file, FileObject source) {
    written.add(new Written(file, source));
    return file;
  }

  private MemoryModule memory(Location location) {
    if (location == StandardLocation.CLASS_OUTPUT) {
      return own;
    }
    return location instanceof MemoryModule module ? module : null;
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
  }

  @Override
  public Iterable<Set<Location>> listLocationsForModules(Location location) throws IOException {
    Iterable<Set<Location>> onDisk = super.listLocationsForModules(location);
    if (location != StandardLocation.MODULE_PATH) {
      return onDisk;
    }
    List<Set<Location>> all = new ArrayList<>();
    all.add(Set.copyOf(units.values()));
    for (Set<Location> some : onDisk) {
      for (Location module : some) {
        if (!isHidden(super.inferModuleName(module))) {
          all.add(Set.of(module));
        }
      }
    }
    return all;
  }

  private boolean isHidden(String module) {
    return units.containsKey(module) || own.name().equals(module);
  }

  @Override
  public Location getLocationForModule(Location location, String moduleName) throws IOException {
    if (location != StandardLocation.MODULE_PATH) {
      return super.getLocationForModule(location, moduleName);
    }
    return isHidden(moduleName)
        ? units.get(moduleName)
        : super.getLocationForModule(location, moduleName);
  }

  @Override
  public String inferModuleName(Location location) throws IOException {
    return location instanceof MemoryModule unit ? unit.name() : super.inferModuleName(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    MemoryModule memory = memory(location);
    if (memory == null) {
      return super.list(location, packageName, kinds, recurse);
    }
    return kinds.contains(JavaFileObject.Kind.CLASS)
        ? memory.files(packageName, recurse).toList()
        : List.of();
  }

  @Override
  public JavaFileObject getJavaFileForInput(
      Location location, String className, JavaFileObject.Kind kind) throws IOException {
    MemoryModule memory = memory(location);
    if (memory == null) {
      return super.getJavaFileForInput(location, className, kind);
    }
    return kind == JavaFileObject.Kind.CLASS ? memory.file(className) : null;
  }

  /** Nothing but classes is ever read from where they are written to. */
  @Override
  public FileObject getFileForInput(Location location, String packageName, String relativeName)
      throws IOException {
    return memory(location) == null
        ? super.getFileForInput(location, packageName, relativeName)
        : null;
  }

  @Override
  public String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
    return file instanceof MemoryFile memory
        ? memory.name()
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
    MemoryModule memory = memory(location);
    return memory != null
        ? memory.holds(file)
        : !(file instanceof MemoryFile) && super.contains(location, file);
  }

  /** The files on disk stay open for the next compilation. */
  @Override
  public void close() {}
}
