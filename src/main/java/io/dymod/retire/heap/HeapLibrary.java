package io.dymod.retire.heap;

import io.dymod.change.ModulePath;
import io.dymod.change.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReference;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The heap library of Apache NetBeans, if it is there. The JVM does not resolve it by itself,
 * because it is an automatic module and required {@code static}; so it is looked for on the module
 * path and on the class path, and read into a class loader that lasts for one look at a dump. The
 * class that uses it is defined beside it.
 */
final class HeapLibrary extends URLClassLoader {

  private static final String MODULE = "org.netbeans.lib.profiler";
  private static final String API = MODULE + ".heap.HeapFactory";

  private HeapLibrary(URL[] library) {
    super("dymod-heap", library, HeapLibrary.class.getClassLoader());
  }

  static HeapLibrary load() throws Refusal, IOException {
    Optional<URL> library = onModulePath();
    if (library.isEmpty() && !isOnClassPath()) {
      throw new Refusal(
          "heap dumps can't be read, because the library for it is not there: put org.netbeans.modules:org-netbeans-lib-profiler on the module path");
    }
    return new HeapLibrary(library.stream().toArray(URL[]::new));
  }

  private static boolean isOnClassPath() {
    try {
      Class.forName(API, false, HeapLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static Optional<URL> onModulePath() throws IOException {
    for (ModuleReference module : ModulePath.finder().findAll()) {
      if (module.descriptor().name().startsWith(MODULE)) {
        return Optional.of(module.location().orElseThrow().toURL());
      }
    }
    return Optional.empty();
  }

  /** See {@link DumpReader}. */
  Map<String, List<String>> pathsTo(Path dump, Map<String, Long> generations) throws IOException {
    try {
      @SuppressWarnings("unchecked")
      BiFunction<Path, Map<String, Long>, Map<String, List<String>>> reader =
          (BiFunction<Path, Map<String, Long>, Map<String, List<String>>>)
              loadClass(DumpReader.class.getName()).getConstructor().newInstance();
      return reader.apply(dump, generations);
    } catch (InvocationTargetException failure) {
      throw new IOException(failure.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("a public constructor of a public class", impossible);
    }
  }

  /** What uses the library has to see it, and so can't be what Dymod's own loader has. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(DumpReader.class.getPackageName() + ".Dump")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String resource = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = HeapLibrary.class.getResourceAsStream(resource)) {
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
