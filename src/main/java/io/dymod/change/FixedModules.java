package io.dymod.change;

import java.io.IOException;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The modules that never reload, as they lie on disk: the application, the APIs, the libraries.
 * When one of them changes, only a restart can help, and somebody had better say so. Used by the
 * reload thread alone.
 */
public final class FixedModules {

  private final ModuleLayer layer;
  private final Map<String, Fixed> modules = new TreeMap<>();

  /** The modules of a layer and of those below it. */
  public FixedModules(ModuleLayer layer) {
    this.layer = layer;
  }

  /** A module, as it was at the start, and as it was when last looked at. */
  private static final class Fixed {

    private final Origin origin;
    private final String fingerprint;
    private Listing listing;
    private boolean told;

    Fixed(Origin origin) throws IOException {
      this.origin = origin;
      this.listing = origin.list();
      this.fingerprint = origin.fingerprint();
    }

    /** Whether it has become different and has not been told yet. */
    boolean isNewlyChanged() {
      try {
        Listing now = origin.list();
        if (now.equals(listing)) {
          return false;
        }
        boolean changed = !origin.fingerprint().equals(fingerprint);
        listing = now;
        boolean news = changed && !told;
        told = changed;
        return news;
      } catch (IOException halfWritten) {
        return false;
      }
    }
  }

  /**
   * Remembers how the modules are now.
   *
   * @param units names of modules that reload
   */
  public void remember(Set<String> units) {
    references(layer)
        .filter(module -> !units.contains(module.descriptor().name()))
        .forEach(this::remember);
  }

  private static Stream<ModuleReference> references(ModuleLayer layer) {
    return Stream.concat(
        layer.configuration().modules().stream().map(module -> module.reference()),
        layer.parents().stream().flatMap(FixedModules::references));
  }

  private void remember(ModuleReference module) {
    module
        .location()
        .filter(location -> "file".equals(location.getScheme()))
        .flatMap(location -> Origin.at(Path.of(location), false))
        .ifPresent(origin -> remember(module, origin));
  }

  private void remember(ModuleReference module, Origin origin) {
    try {
      modules.putIfAbsent(module.descriptor().name(), new Fixed(origin));
    } catch (IOException unreadable) {
      // It was loaded from there a moment ago; whatever happens to it now can't be compared.
    }
  }

  /** The names of the modules that have become different from what they were at the start. */
  public List<String> newlyChanged() {
    List<String> changed = new ArrayList<>();
    modules.forEach(
        (name, module) -> {
          if (module.isNewlyChanged()) {
            changed.add(name);
          }
        });
    return changed;
  }
}
