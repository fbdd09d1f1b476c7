package io.dymod.load;

import io.dymod.change.Content;
import java.io.ByteArrayInputStream;
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

  private volatile Snapshot snapshot;

  /**
   * A reference to a module that is not there yet.
   *
   * @param location where it comes from
   */
  UnitReference(ModuleDescriptor descriptor, URI location) {
    super(descriptor, location);
  }

  /** Brings in the classes and resources, for good. */
  void fill(Snapshot bytes) {
    snapshot = bytes;
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
    return new Reader(snapshot);
  }

  private record Reader(Snapshot snapshot) implements ModuleReader {

    @Override
    public Optional<URI> find(String name) {
      return content()
          .entry(name)
          .map(bytes -> URI.create(SnapshotUrl.of(snapshot, name).toString()));
    }

    @Override
    public Optional<InputStream> open(String name) {
      return content().entry(name).map(ByteArrayInputStream::new);
    }

    @Override
    public Stream<String> list() {
      return content().names().stream();
    }

    private Content content() {
      return snapshot.content();
    }

    @Override
    public void close() {}
  }
}
