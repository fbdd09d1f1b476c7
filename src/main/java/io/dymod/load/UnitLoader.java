package io.dymod.load;

import io.dymod.load.seen.Services;
import io.dymod.load.seen.Surrounded;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.OwningLoader;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
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
final class UnitLoader extends ClassLoader implements OwningLoader, Surrounded {

  static {
    registerAsParallelCapable();
  }

  private static final AtomicLong SERIALS = new AtomicLong();

  /** Tells loaders of one name apart, in a heap dump too. */
  private final long serial = SERIALS.incrementAndGet();

  private final ModuleDescriptor module;
  private final ProtectionDomain domain;
  private final OwnedResources owned;
  private final UnitSurroundings surroundings;
  private volatile Map<String, ClassLoader> remotePackages = Map.of();
  private volatile ModuleLayer.Controller controller;
  private volatile Snapshot snapshot;
  private volatile UnitClasses classes;
  private volatile SnapshotFiles files;

  /**
   * A loader without classes. It is {@linkplain #connect connected} when its layer is there, and
   * {@linkplain #fill filled} before anybody loads a class from it.
   *
   * @param name the generation's name and number
   * @param location where the classes come from
   * @param neighbourhood all other modules
   */
  UnitLoader(
      String name,
      ModuleDescriptor module,
      URI location,
      ClassLoader parent,
      Neighbourhood neighbourhood) {
    super(name, parent);
    this.module = module;
    this.owned = new OwnedResources(name);
    this.domain = UnitDomain.of(location);
    this.surroundings = new UnitSurroundings(this, neighbourhood);
  }

  /** Brings in the classes and resources. */
  void fill(Snapshot bytes, UnitClasses parsed, SnapshotFiles resources) {
    files = resources;
    become(bytes, parsed);
  }

  /** Takes the classes and resources of another snapshot instead, where they are not loaded yet. */
  void become(Snapshot bytes, UnitClasses parsed) {
    snapshot = bytes;
    classes = parsed;
    files.become(bytes);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  String unit() {
    return module.name();
  }

  ModuleLayer layer() {
    return controller.layer();
  }

  long serial() {
    return serial;
  }

  @Override
  public OwnedResources owned() {
    return owned;
  }

  /** Learns which loader answers for which package, once the layer is there. */
  void connect(ModuleLayer.Controller own) {
    controller = own;
    remotePackages = RemotePackages.of(module.name(), own.layer());
  }

  /** Lets Dymod search for a service that the unit itself has. */
  void show(Class<?> service) {
    controller.addExports(
        service.getModule(), service.getPackageName(), Services.class.getModule());
  }

  /** Lets Dymod look into a class. */
  void open(Class<?> type) {
    Module dymod = UnitLoader.class.getModule();
    if (!type.getModule().isOpen(type.getPackageName(), dymod)) {
      controller.addOpens(type.getModule(), type.getPackageName(), dymod);
    }
  }

  /** The generations of other units that its module reads. */
  Collection<UnitLoader> required() {
    Set<UnitLoader> required = new HashSet<>();
    for (ClassLoader loader : remotePackages.values()) {
      if (loader instanceof UnitLoader unit) {
        required.add(unit);
      }
    }
    return required;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> found = findLoadedClass(name);
      if (found == null) {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        if (module.packages().contains(packageName)) {
          found = findClass(name);
        } else {
          ClassLoader remote = remotePackages.get(packageName);
          found = remote != null ? remote.loadClass(name) : loadFromBelow(name);
        }
      }
      if (resolve) {
        resolveClass(found);
      }
      return found;
    }
  }

  private Class<?> loadFromBelow(String name) throws ClassNotFoundException {
    return name.equals(Services.class.getName()) ? Services.class : super.loadClass(name, false);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classFile(name).orElseThrow(() -> new ClassNotFoundException(name));
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  private Optional<byte[]> classFile(String name) {
    return classes.callsServiceLoaders(name.replace('.', '/'))
        ? snapshot.classFile(name).map(ServiceCalls::redirected)
        : snapshot.classFile(name);
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
    return module.name().equals(moduleName) ? files.url(name).orElse(null) : null;
  }

  @Override
  public URL findResource(String name) {
    return snapshot.encapsulates(name) ? null : files.url(name).orElse(null);
  }

  @Override
  public Enumeration<URL> findResources(String name) {
    URL found = findResource(name);
    return Collections.enumeration(found == null ? List.of() : List.of(found));
  }

  /** Looks here first, as in release the module's own packages come before all else. */
  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    if (own != null) {
      return own;
    }
    try {
      Enumeration<URL> all = surroundings.resources(name);
      return all.hasMoreElements() ? all.nextElement() : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
    all.addAll(Collections.list(surroundings.resources(name)));
    return Collections.enumeration(all);
  }

  /** How many providers of a service the module declares, which it must see as others do. */
  int provided(Class<?> service) {
    int count =
        module.provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .mapToInt(provides -> provides.providers().size())
            .sum();
    return count > 0 && sees(service) ? count : 0;
  }

  private boolean sees(Class<?> type) {
    try {
      return loadClass(type.getName()) == type;
    } catch (ClassNotFoundException hidden) {
      return false;
    }
  }

  @Override
  public UnitSurroundings surroundings() {
    return surroundings;
  }
}
