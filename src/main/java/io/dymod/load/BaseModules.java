package io.dymod.load;

import java.lang.module.ModuleDescriptor;
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
  private final Map<Module, List<Inside>> insides = new HashMap<>();

  /**
   * A package of one of these modules that not everybody has all of.
   *
   * @param exported whether everybody may use it by name, so that only looking into it is denied
   */
  record Inside(Module module, String packageName, boolean exported) {

    /** Whether a module has more of it than everybody. */
    boolean isGivenTo(Module other) {
      return exported ? module.isOpen(packageName, other) : module.isExported(packageName, other);
    }

    /** Whether the declaration of the module gives a module of this name more of it. */
    boolean isDeclaredFor(String other) {
      ModuleDescriptor declared = module.getDescriptor();
      return declared.exports().stream()
              .filter(exports -> exports.targets().contains(other))
              .anyMatch(exports -> exports.source().equals(packageName))
          || declared.opens().stream()
              .filter(opens -> opens.targets().contains(other))
              .anyMatch(opens -> opens.source().equals(packageName));
    }

    /** As the command line names it. */
    @Override
    public String toString() {
      return module.getName() + "/" + packageName;
    }
  }

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
      if (all.add(module)) {
        module.getPackages().forEach(name -> enter(module, name));
      }
    }
    layer.parents().forEach(this::enter);
  }

  private void enter(Module module, String packageName) {
    byPackage.putIfAbsent(packageName, module);
    if (!module.isOpen(packageName)) {
      insides
          .computeIfAbsent(module, first -> new ArrayList<>())
          .add(new Inside(module, packageName, module.isExported(packageName)));
    }
  }

  /** The layer itself. */
  ModuleLayer layer() {
    return base;
  }

  /** All modules, each once. */
  Set<Module> all() {
    return Collections.unmodifiableSet(all);
  }

  /** The module of a name, which is there. */
  Module module(String name) {
    return all.stream().filter(module -> module.getName().equals(name)).findFirst().orElseThrow();
  }

  /** The packages of a module that are not open to everybody. */
  List<Inside> insides(Module module) {
    return insides.getOrDefault(module, List.of());
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

  /** Looks at a class anew, given by its internal name: it has been redefined. */
  void forget(String name) {
    shapes.remove(name);
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
