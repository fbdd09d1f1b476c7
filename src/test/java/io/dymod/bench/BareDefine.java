package io.dymod.bench;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** The least that the JDK itself has to do to bring in a module: no check, no proof, no handle. */
final class BareDefine {

  private BareDefine() {}

  /** Defines a module from memory in a layer of its own, and constructs its provider. */
  static <S> S provider(Class<S> service, Map<String, byte[]> files) {
    ModuleDescriptor module =
        ModuleDescriptor.read(
            ByteBuffer.wrap(files.get("module-info.class")), () -> packages(files.keySet()));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration().resolve(finder(module), ModuleFinder.of(), Set.of(module.name()));
    ModuleLayer layer = boot.defineModules(resolved, name -> new Loader(name, files));
    BareDefine.class.getModule().addUses(service);
    return ServiceLoader.load(layer, service).stream()
        .filter(provider -> provider.type().getModule().getLayer() == layer)
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static Set<String> packages(Set<String> files) {
    return files.stream()
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toSet());
  }

  private static ModuleFinder finder(ModuleDescriptor module) {
    ModuleReference reference =
        new ModuleReference(module, URI.create("memory:/" + module.name())) {
          @Override
          public ModuleReader open() throws IOException {
            throw new IOException("all classes are defined by the loader");
          }
        };
    return new ModuleFinder() {
      @Override
      public Optional<ModuleReference> find(String name) {
        return Optional.of(reference).filter(found -> found.descriptor().name().equals(name));
      }

      @Override
      public Set<ModuleReference> findAll() {
        return Set.of(reference);
      }
    };
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> files;

    Loader(String name, Map<String, byte[]> files) {
      super(name, ClassLoader.getSystemClassLoader());
      this.files = files;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = files.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    protected Class<?> findClass(String module, String name) {
      try {
        return findClass(name);
      } catch (ClassNotFoundException absent) {
        return null;
      }
    }
  }
}
