package game;

import io.dymod.Dymod;
import io.dymod.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Plays a game in a terminal, at twenty ticks a second, or in steps. */
public final class Main {

  private static final int TICKS_PER_SECOND = 20;
  private static final long TICK = Duration.ofSeconds(1).toNanos() / TICKS_PER_SECOND;

  private Main() {}

  /** Plays until the end, as {@link Options#USAGE} says. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.of(arguments);
    Controls controls = new Controls();
    Space space = new Space(controls, options.seed());
    Game game = new Game(space);
    Console console = new Console(game, space, controls);
    if (options.steps()) {
      step(game, console);
    } else {
      play(game, space, console, options.ticks());
    }
  }

  private static void step(Game game, Console console) throws IOException {
    BufferedReader lines = lines();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      game.letChangesIn();
      System.out.println(console.answer(line));
    }
  }

  private static void play(Game game, Space space, Console console, long ticks)
      throws InterruptedException {
    System.out.println(advice());
    Queue<String> typed = new ConcurrentLinkedQueue<>();
    Thread reader = new Thread(() -> read(typed), "keyboard");
    reader.setDaemon(true);
    reader.start();
    long next = System.nanoTime();
    while (space.tick() < ticks) {
      game.tick();
      for (String line = typed.poll(); line != null; line = typed.poll()) {
        if (line.equals("quit")) {
          return;
        }
        System.out.println(console.answer(line));
      }
      if (space.tick() % TICKS_PER_SECOND == 0) {
        System.out.println(console.view());
      }
      next = Math.max(next + TICK, System.nanoTime());
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
  }

  private static void read(Queue<String> typed) {
    try {
      lines().lines().forEach(typed::add);
    } catch (RuntimeException closed) {
      // Nobody types any more.
    }
  }

  private static BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  private static String advice() {
    return Dymod.mode() == Mode.RELEASE ? "The game in release mode." : "Edit and save.";
  }
}
