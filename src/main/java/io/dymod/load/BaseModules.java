package io.dymod.load;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The modules of the base layer and of those below it: fixed since the start. */
final class BaseModules {

  private final ModuleLayer base;
  private final Map<String, Module> byPackage = new HashMap<>();

  BaseModules(ModuleLayer base) {
    this.base = base;
    enter(base);
  }

  private void enter(ModuleLayer layer) {
    for (Module module : layer.modules()) {
      module.getPackages().forEach(name -> byPackage.putIfAbsent(name, module));
    }
    layer.parents().forEach(this::enter);
  }

  /** The layer itself. */
  ModuleLayer layer() {
    return base;
  }

  /** The modules of the base layer alone. */
  Collection<Module> modules() {
    return base.modules();
  }

  /** The module that has a package. */
  Optional<Module> owner(String packageName) {
    return Optional.ofNullable(byPackage.get(packageName));
  }

  /**
   * Whether a module lies exploded in a directory, as what one works on does, and libraries don't.
   */
  static boolean isExploded(Module module) {
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
