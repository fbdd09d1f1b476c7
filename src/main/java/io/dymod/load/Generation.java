package io.dymod.load;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One loaded, proven version of a unit. Only {@link GenerationLoader} makes one, and only when all
 * proofs have succeeded, so code that was not proven can't come to serve.
 */
public final class Generation {

  /**
   * A provider that was constructed.
   *
   * @param type the name of the class that {@code provides … with …} names
   * @param instance what it made
   */
  public record Provider(String type, Object instance) {}

  private final int number;
  private final Snapshot snapshot;
  private final ModuleLayer layer;
  private final Map<Class<?>, List<Provider>> providers;
  private final Instant since;

  Generation(
      int number,
      Snapshot snapshot,
      ModuleLayer layer,
      Map<Class<?>, List<Provider>> providers,
      Instant since) {
    this.number = number;
    this.snapshot = snapshot;
    this.layer = layer;
    this.providers = Map.copyOf(providers);
    this.since = since;
  }

  /** The unit's module name. */
  public String unit() {
    return snapshot.name();
  }

  /** Counts the unit's generations from 1 in the order they were tried. */
  public int number() {
    return number;
  }

  /** The bytes it was made from. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** When it was loaded. */
  public Instant since() {
    return since;
  }

  /** The layer that holds this one module. */
  public ModuleLayer layer() {
    return layer;
  }

  /** Its providers of a service, in the order of the declaration; empty if there are none. */
  public List<Provider> providers(Class<?> service) {
    return providers.getOrDefault(service, List.of());
  }

  /** The services it provides. */
  public Set<Class<?>> services() {
    return providers.keySet();
  }

  /** The unit's name and number, as in stack traces: {@code sheep#7}. */
  @Override
  public String toString() {
    return unit() + "#" + number;
  }
}
