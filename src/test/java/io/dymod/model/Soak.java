package io.dymod.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The model against the product for as long as one likes: way of watching, seconds, seed, edits.
 */
final class Soak {

  private Soak() {}

  public static void main(String... options) throws IOException {
    Watching watching = Watching.valueOf(options[0].toUpperCase(Locale.ROOT));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.parseInt(options[1]));
    Path work = Files.createTempDirectory("model");
    Game game = new Game(watching, Kind.enabled(options[3]), work);
    Optional<String> failure = game.run(Integer.parseInt(options[2]), end);
    System.out.println(failure.orElse("no difference"));
    System.out.println(game.figures());
    System.exit(failure.isPresent() ? 1 : 0);
  }
}
