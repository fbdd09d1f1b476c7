package io.dymod.retire.pin;

import io.dymod.scope.Log;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.TimeLimited;
import io.dymod.scope.TimeLimited.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * All kinds of pins that can be looked for in this runtime. Each is asked by itself, and for so
 * long at most: one that fails, for it meets objects of a unit, does not keep the others from their
 * work.
 */
public final class Pins {

  private final List<Pin> kinds = new ArrayList<>();

  /**
   * The kinds whose modules are there.
   *
   * @param more kinds that only the caller knows
   */
  public Pins(List<Pin> more) {
    kinds.add(new OwnThreads());
    kinds.add(new VirtualThreads());
    kinds.add(new ContextLoaders());
    kinds.add(new ExceptionHandlers());
    kinds.add(new SystemProperties());
    kinds.add(new SecurityProviders());
    kinds.add(new NetworkDefaults());
    kinds.add(new StandardStreams());
    kinds.add(new BundleCaches());
    kinds.add(new DatabaseDrivers());
    if (isThere(LogHandlers.MODULE)) {
      kinds.add(new LogHandlers());
      kinds.add(new LoggerBundles());
    }
    if (isThere(ManagedBeans.MODULE)) {
      kinds.add(new ManagedBeans());
    }
    if (isThere(BeanCaches.MODULE)) {
      kinds.add(new BeanCaches());
    }
    kinds.addAll(more);
    kinds.add(new LeakSourceScan());
  }

  /** Modules that are required {@code static} are not always there. */
  static boolean isThere(String module) {
    return ModuleLayer.boot()
        .findModule(module)
        .filter(Pins.class.getModule()::canRead)
        .isPresent();
  }

  /**
   * Releases what public means allow to be released.
   *
   * @param code runs it
   * @param looking how long the next look may take
   * @param ending how long the end of the next thing may take
   * @return what went wrong, in words
   */
  public List<String> release(
      RetiredGeneration retired,
      TimeLimited code,
      Supplier<Duration> looking,
      Supplier<Duration> ending) {
    List<String> troubles = new ArrayList<>();
    for (Pin kind : kinds) {
      ask(kind, code, looking.get(), troubles, () -> kind.release(retired))
          .forEach(done -> Log.debug("{} retires: {}", retired.name(), done));
      for (OwnedResource thing :
          ask(kind, code, looking.get(), troubles, () -> kind.endings(retired))) {
        Optional<String> trouble = code.run(thing, ending.get());
        trouble.ifPresentOrElse(
            troubles::add, () -> Log.debug("{} retires: {}", retired.name(), thing.what()));
      }
    }
    return troubles;
  }

  /**
   * Finds what is there.
   *
   * @param code runs it
   * @param limit how long each kind may take
   */
  public List<Suspect> find(RetiredGeneration retired, TimeLimited code, Duration limit) {
    List<Suspect> found = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (Pin kind : kinds) {
      found.addAll(ask(kind, code, limit, troubles, () -> kind.find(retired)));
    }
    troubles.forEach(
        trouble -> found.add(new Suspect(trouble, "let it return, so that it can be looked into")));
    return found;
  }

  private static <T> List<T> ask(
      Pin kind,
      TimeLimited code,
      Duration limit,
      List<String> troubles,
      Callable<List<T>> question) {
    Attempt<List<T>> attempt = code.call(limit, question);
    attempt
        .trouble()
        .ifPresent(
            words ->
                troubles.add(
                    "what it has left behind can't be looked for (%s): %s"
                        .formatted(kind.getClass().getSimpleName(), words)));
    return attempt.value().orElse(List.of());
  }
}
