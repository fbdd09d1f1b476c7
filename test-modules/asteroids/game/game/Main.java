package game;

import io.dymod.Dymod;
import io.dymod.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Plays a game in a terminal, at twenty ticks a second, or step by step. */
public final class Main {

  private static final int TICKS_PER_SECOND = 20;
  private static final long TICK = Duration.ofSeconds(1).toNanos() / TICKS_PER_SECOND;

  private Main() {}

  /** Plays until the end, as {@link Options#USAGE} says. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.of(arguments);
    // Changes are made ready meanwhile, and go live where Game lets them in, and nowhere else.
    System.getProperties().putIfAbsent("dymod.auto", "staged");
    Controls controls = new Controls();
    Space space = new Space(controls, options.seed());
    Game game = new Game(space);
    Console console = new Console(game, space, controls);
    if (options.steps()) {
      step(game, console);
    } else {
      System.out.println(advice());
      play(game, console, options.ticks());
    }
  }

  /** A number makes so many ticks, and then shows the world. */
  private static void step(Game game, Console console) throws IOException {
    BufferedReader lines = lines();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      game.letChangesIn();
      if (!line.matches("\\d{1,9}")) {
        console.answer(line);
        continue;
      }
      for (int ticks = Integer.parseInt(line); ticks > 0; ticks--) {
        game.tick();
      }
      console.answer("show");
    }
  }

  private static void play(Game game, Console console, long ticks) throws InterruptedException {
    Queue<String> typed = new ConcurrentLinkedQueue<>();
    Thread keyboard = new Thread(() -> read(typed), "keyboard");
    keyboard.setDaemon(true);
    keyboard.start();
    long next = System.nanoTime();
    for (long tick = 1; tick <= ticks; tick++) {
      game.tick();
      for (String line = typed.poll(); line != null; line = typed.poll()) {
        if (line.equals("quit")) {
          return;
        }
        console.answer(line);
      }
      if (tick % TICKS_PER_SECOND == 0) {
        console.view();
      }
      // A tick that took long is not made up for.
      next = Math.max(next + TICK, System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  private static void read(Queue<String> typed) {
    lines().lines().forEach(typed::add);
  }

  private static BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  private static String advice() {
    if (Dymod.mode() == Mode.RELEASE) {
      return "The game in release mode. Type help to play.";
    }
    return Dymod.units().stream()
        .map(unit -> relative(unit.location()).toString())
        .collect(Collectors.joining(", ", "Edit what lies in ", " and save. Type help to play."));
  }

  private static Path relative(Path place) {
    Path here = Path.of("").toAbsolutePath();
    return place.startsWith(here) ? here.relativize(place) : place;
  }
}
