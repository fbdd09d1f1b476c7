package io.dymod.load;

import io.dymod.scope.Belongings;
import io.dymod.scope.Owner;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ResolvedModule;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Defines the classes of one generation from its snapshot. Its name, {@code sheep#7}, stands in
 * each stack trace, thread dump and flight recording.
 *
 * <p>A class of the unit's own packages is defined here and nowhere else; a class of a package that
 * a module it reads exports comes from that module's loader; the rest comes from the parent. That
 * is how the JDK's loaders for layers do it (see {@link ModuleLayer#defineModulesWithOneLoader}).
 */
final class UnitLoader extends ClassLoader implements Owner {

  static {
    registerAsParallelCapable();
  }

  private static final AtomicLong SERIALS = new AtomicLong();

  /** Tells loaders of one name apart, in a heap dump too. */
  private final long serial = SERIALS.incrementAndGet();

  private final ModuleDescriptor module;
  private final ProtectionDomain domain;
  private final Belongings belongings;
  private volatile Map<String, ClassLoader> remotePackages = Map.of();
  private volatile Snapshot snapshot;

  /**
   * A loader without classes. It is {@linkplain #connect connected} when its layer is there, and
   * {@linkplain #fill filled} before anybody loads a class from it.
   *
   * @param name the generation's name and number
   * @param location where the classes come from
   */
  UnitLoader(String name, ModuleDescriptor module, URI location, ClassLoader parent) {
    super(name, parent);
    this.module = module;
    this.belongings = new Belongings(name);
    this.domain = domain(location);
  }

  /**
   * The domain does not name this loader. Before JDK 24 each thread keeps the domains of whoever
   * created it, and so a thread that outlives the unit, such as one of an HTTP client, would keep
   * the unit.
   */
  private static ProtectionDomain domain(URI location) {
    return new ProtectionDomain(codeSource(location), null, null, null);
  }

  /** Brings in the classes and resources, for good. */
  void fill(Snapshot bytes) {
    snapshot = bytes;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  long serial() {
    return serial;
  }

  @Override
  public Belongings belongings() {
    return belongings;
  }

  private static CodeSource codeSource(URI location) {
    try {
      return new CodeSource(location.toURL(), (CodeSigner[]) null);
    } catch (MalformedURLException impossible) {
      throw new AssertionError("a path has a URL: " + location, impossible);
    }
  }

  /** Learns which loader answers for which package, once the layer is there. */
  void connect(ModuleLayer layer) {
    Configuration configuration = layer.configuration();
    Map<String, ClassLoader> packages = new HashMap<>();
    ResolvedModule self = configuration.findModule(module.name()).orElseThrow();
    Collection<ModuleLayer> layers = layers(layer);
    for (ResolvedModule read : self.reads()) {
      ClassLoader loader = loaderOf(read, layers);
      if (loader != null) {
        exportedBy(read).forEach(name -> packages.put(name, loader));
      }
    }
    remotePackages = Map.copyOf(packages);
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

  private List<String> exportedBy(ResolvedModule read) {
    ModuleDescriptor descriptor = read.reference().descriptor();
    if (descriptor.isAutomatic()) {
      return List.copyOf(descriptor.packages());
    }
    return descriptor.exports().stream()
        .filter(export -> !export.isQualified() || export.targets().contains(module.name()))
        .map(ModuleDescriptor.Exports::source)
        .toList();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> found = findLoadedClass(name);
      if (found == null) {
        String packageName = packageOf(name, '.');
        if (module.packages().contains(packageName)) {
          found = findClass(name);
        } else {
          ClassLoader remote = remotePackages.get(packageName);
          found = remote != null ? remote.loadClass(name) : super.loadClass(name, false);
        }
      }
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = snapshot.classFile(name).orElseThrow(() -> new ClassNotFoundException(name));
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  @Override
  protected Class<?> findClass(String moduleName, String name) {
    if (!module.name().equals(moduleName)) {
      return null;
    }
    try {
      return findClass(name);
    } catch (ClassNotFoundException absent) {
      return null;
    }
  }

  @Override
  protected URL findResource(String moduleName, String name) throws IOException {
    return module.name().equals(moduleName) ? find(name).orElse(null) : null;
  }

  @Override
  public URL findResource(String name) {
    return isEncapsulated(name) ? null : find(name).orElse(null);
  }

  @Override
  public Enumeration<URL> findResources(String name) {
    return Optional.ofNullable(findResource(name))
        .map(url -> Collections.enumeration(List.of(url)))
        .orElseGet(Collections::emptyEnumeration);
  }

  /** Looks here first: below, a copy of the same module may lie that was there at the start. */
  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : getParent().getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
    all.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(all);
  }

  private Optional<URL> find(String name) {
    return snapshot.content().entry(name).map(bytes -> SnapshotUrl.of(snapshot, name));
  }

  /** Resources in packages are visible from outside only if open (Module.getResourceAsStream). */
  private boolean isEncapsulated(String name) {
    String packageName = packageOf(name, '/').replace('/', '.');
    return !name.endsWith(".class")
        && !module.isOpen()
        && module.packages().contains(packageName)
        && module.opens().stream()
            .noneMatch(opens -> !opens.isQualified() && opens.source().equals(packageName));
  }

  private static String packageOf(String name, char separator) {
    int end = name.lastIndexOf(separator);
    return end < 0 ? "" : name.substring(0, end);
  }
}
