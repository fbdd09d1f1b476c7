package game;

import game.api.GamePlugin;
import game.api.GameSystem;
import io.dymod.Dymod;
import io.dymod.Provider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Moves the world on, tick by tick, with whoever is there to do it. */
final class Game {

  private final Space space;
  private final List<GameSystem> systems = Dymod.services(GameSystem.class);
  private final List<Provider<GamePlugin>> plugins = Dymod.providers(GamePlugin.class);
  private final Attempts attempts = new Attempts();

  /** The modules of the units that have been started. */
  private final Set<String> started = new HashSet<>();

  Game(Space space) {
    this.space = space;
    Dymod.exchange(space::entities, space::exchange);
  }

  /** Does what happens in a tick. */
  void tick() {
    letChangesIn();
    space.next();
    welcome();
    for (GameSystem system : systems) {
      attempts.run(system + ", update", () -> system.update(space));
    }
  }

  /** The one moment at which changes go live: no unit's code runs, and the world is whole. */
  void letChangesIn() {
    Dymod.reload();
  }

  /** Starts the units that have joined, and takes out what others have left behind. */
  private void welcome() {
    Set<String> present = new HashSet<>();
    for (Provider<GamePlugin> plugin : plugins) {
      present.add(plugin.module());
      if (!started.contains(plugin.module())) {
        attempts.run(
            plugin.module() + ", start",
            () -> {
              plugin.get().start(space);
              started.add(plugin.module());
            });
      }
    }
    Set<String> gone = new HashSet<>(started);
    gone.removeAll(present);
    gone.forEach(space::removeAllOf);
    started.removeAll(gone);
  }

  /** What the systems have to say. */
  String status() {
    StringJoiner words = new StringJoiner(", ");
    words.setEmptyValue("");
    for (GameSystem system : systems) {
      attempts.run(
          system + ", status",
          () -> {
            String status = system.status(space);
            if (!status.isEmpty()) {
              words.add(status);
            }
          });
    }
    return words.toString();
  }
}
