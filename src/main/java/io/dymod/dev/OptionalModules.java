package io.dymod.dev;

import java.lang.module.ModuleDescriptor.Requires;
import java.util.Set;

/**
 * The modules that Dymod can do without and uses where they are there. In a layer above the boot
 * layer it depends on who resolved that layer whether it reads them, and what they pass on, such as
 * {@code java.compiler}; so it sees to it itself.
 */
final class OptionalModules {

  private OptionalModules() {}

  /** Has this module read them, and what they pass on. */
  static void read() {
    Module own = OptionalModules.class.getModule();
    if (own.isNamed() && own.getLayer() != ModuleLayer.boot()) {
      own.getDescriptor().requires().stream()
          .filter(requires -> requires.modifiers().contains(Requires.Modifier.STATIC))
          .forEach(requires -> read(own, requires.name()));
    }
  }

  private static void read(Module own, String name) {
    own.getLayer().findModule(name).ifPresent(module -> readAll(own, module));
  }

  private static void readAll(Module own, Module module) {
    own.addReads(module);
    for (Requires requires :
        module.isNamed() ? module.getDescriptor().requires() : Set.<Requires>of()) {
      if (requires.modifiers().contains(Requires.Modifier.TRANSITIVE)) {
        read(own, requires.name());
      }
    }
  }
}
