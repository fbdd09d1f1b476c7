package io.dymod.retire.pin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All kinds of pins that can be looked for in this runtime. */
public final class Pins implements Pin {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

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
    kinds.add(new CodeTraces());
  }

  /** Modules that are required {@code static} are not always there. */
  static boolean isThere(String module) {
    return ModuleLayer.boot()
        .findModule(module)
        .filter(Pins.class.getModule()::canRead)
        .isPresent();
  }

  @Override
  public List<String> release(Gone gone) {
    return each(kind -> kind.release(gone));
  }

  @Override
  public List<Suspect> find(Gone gone) {
    return each(kind -> kind.find(gone));
  }

  /**
   * A kind that fails, for it meets objects of a unit, does not keep the others from their work.
   */
  private <T> List<T> each(Function<Pin, List<T>> ask) {
    List<T> all = new ArrayList<>();
    for (Pin kind : kinds) {
      try {
        all.addAll(ask.apply(kind));
      } catch (RuntimeException | Error failure) {
        LOG.debug("{} failed: {}", kind.getClass().getSimpleName(), failure.getClass().getName());
      }
    }
    return all;
  }
}
