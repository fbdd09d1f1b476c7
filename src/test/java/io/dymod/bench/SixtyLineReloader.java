package io.dymod.bench;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people write themselves: a watched directory of jars, a layer for all that lies there, and a
 * proxy in front. Nothing is proven, half a file is an exception in the log, and jars stay open.
 */
final class SixtyLineReloader<S> implements AutoCloseable {

  private final Path directory;
  private final Class<S> service;
  private final WatchService watch;
  private volatile S provider;

  SixtyLineReloader(Path directory, Class<S> service) throws IOException {
    this.directory = directory;
    this.service = service;
    this.watch = directory.getFileSystem().newWatchService();
    directory.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
    getClass().getModule().addUses(service);
    load();
    Thread thread = new Thread(this::follow, "sixty lines");
    thread.setDaemon(true);
    thread.start();
  }

  S service() {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(provider, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private void follow() {
    try {
      while (true) {
        WatchKey key = watch.take();
        key.pollEvents();
        key.reset();
        try {
          load();
        } catch (RuntimeException halfWritten) {
          System.err.println(halfWritten);
        }
      }
    } catch (ClosedWatchServiceException | InterruptedException end) {
      // Closed.
    }
  }

  private void load() {
    ModuleFinder finder = ModuleFinder.of(directory);
    Set<String> names =
        finder.findAll().stream().map(m -> m.descriptor().name()).collect(Collectors.toSet());
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved = boot.configuration().resolve(finder, ModuleFinder.of(), names);
    ClassLoader parent = ClassLoader.getSystemClassLoader();
    ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, parent);
    provider = ServiceLoader.load(layer, service).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
