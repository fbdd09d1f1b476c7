package io.dymod.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Stands for one generation's module while it is resolved, and reads its snapshot once it has one.
 * Whoever keeps the configuration keeps this, but not the generation.
 */
final class UnitReference extends ModuleReference {

  private volatile SnapshotFiles files;

  /**
   * A reference to a module that is not there yet.
   *
   * @param location where it comes from
   */
  UnitReference(ModuleDescriptor descriptor, URI location) {
    super(descriptor, location);
  }

  /** Brings in the classes and resources, for good. */
  void fill(SnapshotFiles snapshot) {
    files = snapshot;
  }

  /** A finder that finds this module and no other. */
  ModuleFinder finder() {
    return new ModuleFinder() {
      @Override
      public Optional<ModuleReference> find(String name) {
        return name.equals(descriptor().name())
            ? Optional.of(UnitReference.this)
            : Optional.empty();
      }

      @Override
      public Set<ModuleReference> findAll() {
        return Set.of(UnitReference.this);
      }
    };
  }

  @Override
  public ModuleReader open() {
    return new Reader(files);
  }

  private static final class Reader implements ModuleReader {

    private final SnapshotFiles files;
    private volatile boolean closed;

    Reader(SnapshotFiles files) {
      this.files = files;
    }

    @Override
    public Optional<URI> find(String name) throws IOException {
      return open().url(name).map(url -> URI.create(url.toString()));
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
      return open().file(name).map(ByteArrayInputStream::new);
    }

    @Override
    public Stream<String> list() throws IOException {
      return open().list();
    }

    private SnapshotFiles open() throws IOException {
      if (closed) {
        throw new IOException("ModuleReader is closed");
      }
      return files;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
