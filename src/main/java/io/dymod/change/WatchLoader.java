package io.dymod.change;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Brings directory-watcher into the running program. It is required {@code static}, so the boot
 * layer resolves it only if it is told to; where it lies on the module path unresolved, it is
 * resolved here into a layer of its own, and {@link NativeWatch} is defined once more beside it. So
 * dev mode needs no second flag to see changes at once.
 */
public final class WatchLoader {

  private static final String LIBRARY = "directory.watcher";
  private static final String NATIVE_LIBRARY = "com.sun.jna";

  private WatchLoader() {}

  /**
   * Starts native watching.
   *
   * @return the watch, or nothing where directory-watcher is not on the module path
   * @throws IOException if it is there and can't watch
   */
  public static Optional<Watch> start(WatchArea area, Hints hints, Consumer<IOException> shortage)
      throws IOException {
    Optional<Class<?>> type = nativeWatch();
    if (type.isEmpty()) {
      return Optional.empty();
    }
    try {
      Constructor<?> constructor =
          type.get().getConstructor(WatchArea.class, Hints.class, Consumer.class);
      return Optional.of((Watch) constructor.newInstance(area, hints, shortage));
    } catch (InvocationTargetException failure) {
      throw new IOException(failure.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("a public constructor of a public class", impossible);
    }
  }

  /** Always by name: to name the class in code would load it here, library or not. */
  private static Optional<Class<?>> nativeWatch() throws IOException {
    String name = WatchLoader.class.getPackageName() + ".NativeWatch";
    try {
      Class.forName("io.methvin.watcher.DirectoryWatcher", false, loader());
      return Optional.of(Class.forName(name));
    } catch (ClassNotFoundException notResolved) {
      Optional<ClassLoader> library = load();
      return library.isPresent()
          ? Optional.of(new Beside(library.get()).define(name))
          : Optional.empty();
    }
  }

  private static Optional<ClassLoader> load() {
    ModuleLayer here = WatchLoader.class.getModule().getLayer();
    if (here == null) {
      return Optional.empty();
    }
    ModuleFinder onPath = ModulePath.finder();
    Set<String> wanted =
        Set.of(LIBRARY, NATIVE_LIBRARY).stream()
            .filter(name -> onPath.find(name).isPresent())
            .collect(Collectors.toSet());
    if (!wanted.contains(LIBRARY)) {
      return Optional.empty();
    }
    Path[] places =
        wanted.stream()
            .map(name -> Path.of(onPath.find(name).orElseThrow().location().orElseThrow()))
            .toArray(Path[]::new);
    Configuration resolved =
        here.configuration().resolve(ModuleFinder.of(places), ModuleFinder.of(), wanted);
    return Optional.of(here.defineModulesWithOneLoader(resolved, loader()).findLoader(LIBRARY));
  }

  private static ClassLoader loader() {
    return WatchLoader.class.getClassLoader();
  }

  /** Defines a class of Dymod's own a second time, where it can see the library. */
  private static final class Beside extends ClassLoader {

    Beside(ClassLoader library) {
      super("dymod-watch", library);
      Module dymod = WatchLoader.class.getModule();
      dymod.addExports(WatchLoader.class.getPackageName(), getUnnamedModule());
    }

    Class<?> define(String name) throws IOException {
      String resource = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = WatchLoader.class.getResourceAsStream(resource)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }
}
