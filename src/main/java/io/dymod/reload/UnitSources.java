package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.change.Refusal;
import io.dymod.compile.ModuleCompiler;
import io.dymod.load.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Understands what lies at places, each state of a place once. What is remembered saves time only.
 * Used by the reload thread alone.
 */
final class UnitSources {

  /** A state of a place, understood, or why it can't be. */
  record Understood(Optional<UnitSource> source, Optional<Failure> failure) {}

  private final Optional<ModuleCompiler> compiler;
  private final Map<Long, Understood> known = new HashMap<>();

  /**
   * Understands nothing yet.
   *
   * @param compiler compiles sources; nothing where there are none
   */
  UnitSources(Optional<ModuleCompiler> compiler) {
    this.compiler = compiler;
  }

  /**
   * Understands a place.
   *
   * @param before what serves from there now, of which equal parts are shared
   */
  Understood of(Entry entry, Optional<Snapshot> before) {
    return known.computeIfAbsent(entry.serial(), serial -> understand(entry, before));
  }

  private static Understood understand(Entry entry, Optional<Snapshot> before) {
    try {
      UnitSource source = UnitSource.of(entry.place().orElseThrow(), before);
      return new Understood(Optional.of(source), Optional.empty());
    } catch (Refusal refusal) {
      return new Understood(Optional.empty(), Optional.of(Failure.of(Stage.READ, refusal)));
    } catch (RuntimeException | Error fault) {
      Failure failure = new Failure(Stage.READ, entry.path() + ": " + Refusal.words(fault));
      return new Understood(Optional.empty(), Optional.of(failure));
    }
  }

  /** Whether the same generation would be made of what lies on disk as the one that serves. */
  boolean makesTheSame(LiveUnit live, UnitSource now) {
    UnitSource served = live.source();
    return served.sources().isPresent() && now.sources().isPresent()
        ? compiler.orElseThrow().makesTheSame(served.sources().get(), now.sources().get())
        : served.sources().isEmpty() == now.sources().isEmpty() && served.hasSameClassesAs(now);
  }

  /** Forgets the states that are past. */
  void keepOnly(OnDisk disk) {
    known
        .keySet()
        .retainAll(disk.entries().values().stream().map(Entry::serial).collect(Collectors.toSet()));
  }
}
