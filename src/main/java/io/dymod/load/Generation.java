package io.dymod.load;

import io.dymod.scope.OwnedResources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  private volatile Candidate candidate;
  private final Map<Class<?>, List<Provider>> providers;
  private volatile Instant since;

  Generation(Candidate candidate, Map<Class<?>, List<Provider>> providers) {
    this.candidate = candidate;
    this.providers = Map.copyOf(providers);
    this.since = Instant.now();
  }

  /** Whether a class is of some generation of some unit. */
  public static boolean isOfUnit(Class<?> type) {
    return type.getClassLoader() instanceof UnitLoader;
  }

  /** Lets Dymod look into a class of some generation, as if its package were open to it. */
  public static void open(Class<?> type) {
    ((UnitLoader) type.getClassLoader()).open(type);
  }

  /** Whether a class is one of its own. */
  public boolean has(Class<?> type) {
    return type.getClassLoader() == loader();
  }

  /** Its class of a name, if there is one. */
  public Optional<Class<?>> classNamed(String name) {
    return Optional.ofNullable(Class.forName(candidate.module(), name));
  }

  /** Notes that it has been changed in place. */
  void become(Candidate revised) {
    candidate = revised;
    since = Instant.now();
  }

  /** The unit's module name. */
  public String unit() {
    return snapshot().name();
  }

  /** Counts the unit's generations from 1 in the order they were tried. */
  public int number() {
    return candidate.number();
  }

  /** Counts from 1 how often it has been changed in place. */
  public int revision() {
    return candidate.revision();
  }

  /** The bytes it was made from. */
  public Snapshot snapshot() {
    return candidate.snapshot();
  }

  /** Whether it has the packages of a snapshot, and no others. */
  public boolean hasPackagesOf(Snapshot other) {
    return snapshot().descriptor().packages().equals(other.descriptor().packages());
  }

  /** When it was loaded, or changed in place. */
  public Instant since() {
    return since;
  }

  /** The layer that holds this one module. */
  public ModuleLayer layer() {
    return candidate.layer();
  }

  /** The loader of its classes. */
  public ClassLoader loader() {
    return candidate.loader();
  }

  /** What its code has started, its providers among it as far as they can be closed. */
  public OwnedResources owned() {
    return candidate.owned();
  }

  /** What it is but for its providers. */
  public Candidate candidate() {
    return candidate;
  }

  /** Its providers of a service, in the order of the declaration; empty if there are none. */
  public List<Provider> providers(Class<?> service) {
    return providers.getOrDefault(service, List.of());
  }

  /** The classes of its providers, and all that were constructed with these, of other units too. */
  Stream<Class<?>> constructed() {
    return providers.values().stream()
        .flatMap(List::stream)
        .map(provider -> provider.instance().getClass())
        .flatMap(
            type -> Stream.<Class<?>>iterate(type, above -> above != null, Class::getSuperclass));
  }

  /** The names of the classes that it declares as providers. */
  Stream<String> declared() {
    return providers.values().stream().flatMap(List::stream).map(Provider::type);
  }

  /** The services it provides. */
  public Set<Class<?>> services() {
    return providers.keySet();
  }

  /** The unit's name and number, and the revision if it was changed: {@code sheep#7.2}. */
  @Override
  public String toString() {
    return candidate.toString();
  }
}
