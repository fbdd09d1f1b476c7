package game;

import game.api.GamePlugin;
import game.api.GameSystem;
import io.dymod.Dymod;
import io.dymod.Provider;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves the world on, tick by tick, with whoever is there to do it. A unit that fails doesn't end
 * the game: the others go on, and so does it after an edit.
 */
final class Game {

  private final Space space;
  private final List<GameSystem> systems = Dymod.services(GameSystem.class);
  private final List<Provider<GamePlugin>> plugins = Dymod.providers(GamePlugin.class);

  /** The modules of the units that have been started. */
  private final Set<String> started = new HashSet<>();

  private Optional<String> failure = Optional.empty();

  Game(Space space) {
    this.space = space;
    Dymod.exchange(space::entities, space::exchange);
  }

  /** Does what happens in a tick. */
  void tick() {
    letChangesIn();
    space.next();
    start();
    Optional<String> failed = Optional.empty();
    for (GameSystem system : systems) {
      Optional<String> trouble = attempt(system.toString(), () -> system.update(space));
      failed = failed.or(() -> trouble);
    }
    failed.filter(words -> !failure.equals(Optional.of(words))).ifPresent(System.out::println);
    failure = failed;
  }

  /** The one moment at which changes go live: no unit's code runs, and the world is whole. */
  void letChangesIn() {
    Dymod.reload();
  }

  /** Starts units that have joined, and lets what others leave behind go with them. */
  private void start() {
    Set<String> present = new HashSet<>();
    for (Provider<GamePlugin> plugin : plugins) {
      present.add(plugin.module());
      if (started.add(plugin.module())) {
        attempt(plugin.module(), () -> plugin.get().start(space)).ifPresent(System.out::println);
      }
    }
    Set<String> gone = new HashSet<>(started);
    gone.removeAll(present);
    gone.forEach(space::removeAllOf);
    started.removeAll(gone);
  }

  private static Optional<String> attempt(String who, Runnable code) {
    try {
      code.run();
      return Optional.empty();
    } catch (RuntimeException | Error failure) {
      return Optional.of(who + " failed: " + failure + " at " + failure.getStackTrace()[0]);
    }
  }

  /** What the systems have to say. */
  String status() {
    return systems.stream()
        .map(system -> system.status(space))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
