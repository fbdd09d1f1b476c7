package io.dymod.load;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ResolvedModule;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which loader answers for which package of the modules that a unit reads. */
final class RemotePackages {

  private RemotePackages() {}

  /** The packages that a module of a layer may use of others, each with its loader. */
  static Map<String, ClassLoader> of(String module, ModuleLayer layer) {
    Map<String, ClassLoader> packages = new HashMap<>();
    ResolvedModule self = layer.configuration().findModule(module).orElseThrow();
    Collection<ModuleLayer> layers = layers(layer);
    for (ResolvedModule read : self.reads()) {
      ClassLoader loader = loaderOf(read, layers);
      if (loader != null) {
        exportedBy(read, module).forEach(name -> packages.put(name, loader));
      }
    }
    return Map.copyOf(packages);
  }

  private static ClassLoader loaderOf(ResolvedModule read, Collection<ModuleLayer> layers) {
    return layers.stream()
        .filter(candidate -> candidate.configuration() == read.configuration())
        .flatMap(candidate -> candidate.findModule(read.name()).stream())
        .findFirst()
        .map(Module::getClassLoader)
        .orElse(null);
  }

  /** A layer and all that lie below it, each once, however many ways lead there. */
  private static Collection<ModuleLayer> layers(ModuleLayer top) {
    Set<ModuleLayer> layers = new LinkedHashSet<>();
    Deque<ModuleLayer> next = new ArrayDeque<>(List.of(top));
    while (!next.isEmpty()) {
      ModuleLayer layer = next.pop();
      if (layers.add(layer)) {
        next.addAll(layer.parents());
      }
    }
    return layers;
  }

  private static List<String> exportedBy(ResolvedModule read, String to) {
    ModuleDescriptor descriptor = read.reference().descriptor();
    if (descriptor.isAutomatic()) {
      return List.copyOf(descriptor.packages());
    }
    return descriptor.exports().stream()
        .filter(export -> !export.isQualified() || export.targets().contains(to))
        .map(ModuleDescriptor.Exports::source)
        .toList();
  }
}
