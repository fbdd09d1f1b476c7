package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.change.FixedModules;
import io.dymod.change.FixedModules.Change;
import io.dymod.change.Origin;
import io.dymod.change.Refusal;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.RestartNeeded;
import io.dymod.outcome.Unchanged;
import io.dymod.scope.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * Sees to it that a change of a module that never reloads is made in place, or reported as needing
 * a restart. Used by the reload thread alone, but for {@link #roots}.
 */
final class FixedModuleCheck {

  /** The module of Dymod itself, which can't be edited by itself. */
  private static final String SELF = FixedModuleCheck.class.getModule().getName();

  private final FixedModules modules;
  private final Optional<FixedReload> reload;
  private final Duration patience;
  private final LongSupplier clock;

  /** The modules of which the last that was reported is that they are not what lies on disk. */
  private final Set<String> reported = new HashSet<>();

  private final Map<String, Held> held = new HashMap<>();
  private volatile Set<Path> roots = Set.of();

  /** What can't be made live as it is, and may be half saved. */
  private record Held(Outcome outcome, long deadline) {}

  /**
   * A check.
   *
   * @param reload makes changes in place; nothing if nothing can
   * @param patience how long something that can't be made live may be half saved
   * @param clock counts nanoseconds
   */
  FixedModuleCheck(
      FixedModules modules, Optional<FixedReload> reload, Duration patience, LongSupplier clock) {
    this.modules = modules;
    this.reload = reload;
    this.patience = patience;
    this.clock = clock;
  }

  /** The directories in which a save may go live. May be asked for by any thread. */
  Set<Path> roots() {
    return roots;
  }

  /**
   * Looks at what never reloads.
   *
   * @param now whether to look even if that was done not long ago
   * @param asked whether somebody asks, so that nothing is left pending
   */
  List<Outcome> look(State state, boolean now, boolean asked) throws InterruptedException {
    Set<String> units = new TreeSet<>(state.live().keySet());
    state.refusals().all().forEach(refused -> units.add(refused.unit()));
    if (modules.note(units)) {
      begin();
      return List.of();
    }
    List<Outcome> outcomes = new ArrayList<>();
    List<Change> changes = now ? modules.newlyChanged() : modules.newlyChangedIfDue();
    for (Change change : changes) {
      held.remove(change.module());
      outcome(change, state)
          .ifPresent(
              outcome -> {
                if (isBad(outcome) && !asked && reload.isPresent()) {
                  long deadline = clock.getAsLong() + patience.toNanos();
                  held.put(change.module(), new Held(outcome, deadline));
                } else {
                  outcomes.add(noted(change.module(), outcome));
                }
              });
    }
    outcomes.addAll(catchUp(state, asked));
    outcomes.addAll(due(asked));
    return outcomes;
  }

  /**
   * Brings modules up to date that were loaded from an older build than their sources.
   *
   * @param all whether also those that have to be compiled for that first
   */
  List<Outcome> catchUp(State state, boolean all) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    if (reload.isPresent()) {
      for (Change change : reload.get().outdated(all)) {
        outcome(change, state).ifPresent(outcome -> outcomes.add(noted(change.module(), outcome)));
      }
    }
    return outcomes;
  }

  /** Notes whether what is reported last of a module is bad. */
  private Outcome noted(String module, Outcome outcome) {
    if (isBad(outcome)) {
      reported.add(module);
    } else {
      reported.remove(module);
    }
    return outcome;
  }

  private static boolean isBad(Outcome outcome) {
    return outcome instanceof Rejected || outcome instanceof RestartNeeded;
  }

  /** What was held back long enough. */
  List<Outcome> due(boolean all) {
    List<Outcome> due = new ArrayList<>();
    long now = clock.getAsLong();
    held.entrySet()
        .removeIf(
            one -> {
              boolean isDue = all || now - one.getValue().deadline >= 0;
              if (isDue) {
                due.add(noted(one.getKey(), one.getValue().outcome));
              }
              return isDue;
            });
    return due;
  }

  /** How long until something held back is due; nothing if nothing is. */
  Optional<Duration> timeLeft() {
    long now = clock.getAsLong();
    return held.values().stream()
        .map(one -> Duration.ofNanos(Math.max(0, one.deadline - now)))
        .min(Duration::compareTo);
  }

  private Optional<Outcome> outcome(Change change, State state) throws InterruptedException {
    if (reload.isEmpty() || !reload.get().knows(change.module())) {
      return isNews(change) ? Optional.of(restartNeeded(change, "", state)) : Optional.empty();
    }
    try {
      return reload.get().take(change).or(() -> backAgain(change.module()));
    } catch (Refusal refusal) {
      return Optional.of(restartNeeded(change, refusal.getMessage(), state));
    } catch (RuntimeException | Error fault) {
      // Neither this change nor those of other modules may be lost in silence.
      return Optional.of(
          new Rejected(
              List.of(change.module()),
              Stage.READ,
              Refusal.words(fault),
              List.of(),
              List.of(),
              Instant.now()));
    }
  }

  /** What was reported to be bad, and has been undone, is reported to be good. */
  private Optional<Outcome> backAgain(String module) {
    return reported.contains(module)
        ? Optional.of(
            new Unchanged(
                List.of(module), "what lies on disk is what is loaded", List.of(), Instant.now()))
        : Optional.empty();
  }

  /** That a module needs a restart is reported once, until it is again what it was. */
  private boolean isNews(Change change) {
    if (change.isAsAtStart()) {
      reported.remove(change.module());
      return false;
    }
    return reported.add(change.module());
  }

  private static Outcome restartNeeded(Change change, String reason, State state) {
    List<String> waiting =
        state.live().values().stream()
            .map(LiveUnit::source)
            .filter(source -> source.requires().contains(change.module()))
            .map(UnitSource::name)
            .toList();
    return new RestartNeeded(change.module(), change.built(), reason, waiting, Instant.now());
  }

  /** What may be changed in place is read before anybody can have changed it. */
  private void begin() throws InterruptedException {
    if (reload.isEmpty()) {
      return;
    }
    Set<Path> all = new HashSet<>();
    for (Map.Entry<String, Origin> module : modules.exploded().entrySet()) {
      String name = module.getKey();
      if (!name.equals(SELF)) {
        all.addAll(module.getValue().roots());
        try {
          reload.get().remember(name, module.getValue(), () -> modules.isAsAtStart(name));
        } catch (Refusal refusal) {
          Log.info("{} can't be changed in place: {}", name, refusal.getMessage());
        }
      }
    }
    roots = Set.copyOf(all);
  }

  /** Reads what never reloads. It takes a while, so nobody waits for it. */
  void remember() {
    modules.remember();
  }

  /** The modules that may be changed in place, and have not been compiled yet. */
  List<String> uncompiled() {
    return reload.map(FixedReload::uncompiled).orElse(List.of());
  }

  /** Compiles one of them. */
  void compileAhead(String module) {
    reload.orElseThrow().compileAhead(module);
  }
}
