package io.dymod.load;

import java.lang.module.ModuleDescriptor.Requires;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/**
 * The modules of the base layer and of those below it. They are fixed since the start, so whatever
 * is found out about them is remembered.
 */
final class BaseModules {

  private final ModuleLayer base;
  private final Set<Module> all = new LinkedHashSet<>();
  private final Map<String, Module> byPackage = new HashMap<>();
  private final Map<String, List<Module>> requirers = new HashMap<>();
  private final Map<Module, Boolean> exploded = new HashMap<>();
  private final Map<String, ClassShape> shapes = new HashMap<>();

  BaseModules(ModuleLayer base) {
    this.base = base;
    enter(base);
    for (Module module : base.modules()) {
      for (Requires requires : module.getDescriptor().requires()) {
        requirers.computeIfAbsent(requires.name(), name -> new ArrayList<>()).add(module);
      }
    }
  }

  private void enter(ModuleLayer layer) {
    for (Module module : layer.modules()) {
      all.add(module);
      module.getPackages().forEach(name -> byPackage.putIfAbsent(name, module));
    }
    layer.parents().forEach(this::enter);
  }

  /** The layer itself. */
  ModuleLayer layer() {
    return base;
  }

  /** All modules, each once. */
  Set<Module> all() {
    return Collections.unmodifiableSet(all);
  }

  /** The modules of the base layer itself that require a module. */
  List<Module> requirersOf(String name) {
    return requirers.getOrDefault(name, List.of());
  }

  /** The module that has a package. */
  Optional<Module> owner(String packageName) {
    return Optional.ofNullable(byPackage.get(packageName));
  }

  /**
   * Whether a module lies exploded in a directory, as what one works on does, and libraries don't.
   */
  boolean isExploded(Module module) {
    return exploded.computeIfAbsent(module, BaseModules::liesInDirectory);
  }

  /**
   * What a class offers that is loaded from one of these modules; nothing if there is none.
   *
   * @param name its internal name
   * @throws LinkageError if it is there, but can't be linked
   */
  Optional<ClassShape> shape(Module module, String name) {
    ClassShape known = shapes.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ClassShape> found = findShape(module, name);
    found.ifPresent(shape -> shapes.put(name, shape));
    return found;
  }

  private static Optional<ClassShape> findShape(Module module, String name) {
    String className = Type.getObjectType(name).getClassName();
    try {
      return Optional.of(ClassShape.of(Class.forName(className, false, module.getClassLoader())));
    } catch (ClassNotFoundException absent) {
      return Optional.empty();
    }
  }

  private static boolean liesInDirectory(Module module) {
    return module
        .getLayer()
        .configuration()
        .findModule(module.getName())
        .flatMap(resolved -> resolved.reference().location())
        .filter(BaseModules::isDirectory)
        .isPresent();
  }

  private static boolean isDirectory(URI location) {
    return "file".equals(location.getScheme()) && Files.isDirectory(Path.of(location));
  }
}
