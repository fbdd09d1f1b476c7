package io.dymod.load;

import io.dymod.change.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns snapshots into generations: resolve, define, prove. Used by the reload thread alone. */
public final class GenerationLoader {

  private final LayerResolver resolver;
  private final Duration rehearsalLimit;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * A loader above a layer.
   *
   * @param base the layer that never reloads
   * @param rehearsalLimit how long the construction of a unit's providers may take
   */
  public GenerationLoader(ModuleLayer base, Duration rehearsalLimit) {
    this.resolver = new LayerResolver(base);
    this.rehearsalLimit = rehearsalLimit;
  }

  /** Whether the current thread is constructing a unit's providers. */
  public static boolean isRehearsing() {
    return Rehearsal.isRunningOn(Thread.currentThread());
  }

  /**
   * Loads and proves a generation. Nothing that serves is touched by it.
   *
   * @param snapshot the unit's bytes
   * @param required the generations of the units that it requires, directly or not
   * @param units the names of all units
   * @throws Refusal if it can't be resolved, or fails a proof
   */
  public Generation load(Snapshot snapshot, List<Generation> required, Set<String> units)
      throws Refusal, InterruptedException {
    resolver.checkNotFixed(snapshot.name(), units);
    int number = numbers.merge(snapshot.name(), 1, Integer::sum);
    ModuleLayer.Controller controller = resolver.define(snapshot, number, required);
    Module module = controller.layer().findModule(snapshot.name()).orElseThrow();
    Providers providers = new Providers(module, controller);
    return new Generation(
        number,
        snapshot,
        controller.layer(),
        Rehearsal.run(module.getClassLoader().getName(), rehearsalLimit, providers::construct),
        Instant.now());
  }
}
