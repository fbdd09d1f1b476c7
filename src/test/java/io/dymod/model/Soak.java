package io.dymod.model;

import io.dymod.redefine.Redefiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The model against the product for as long as one likes. After a difference it goes on with the
 * next seed. Where the JVM has Dymod's jar as an agent, bodies and resources go live in place.
 */
final class Soak {

  private static final int LEAST = 2;
  private static final int PATIENCE = 60;

  private Soak() {}

  /**
   * Plays.
   *
   * @param options the way of watching, seconds, the first seed, and kinds of edits; then, if
   *     certain edits are to be played instead of random ones, these as they are printed, separated
   *     by commas
   */
  public static void main(String... options) throws IOException {
    Watching watching = Watching.valueOf(options[0].toUpperCase(Locale.ROOT));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.parseInt(options[1]));
    int seed = Integer.parseInt(options[2]);
    Path work = Files.createTempDirectory("model");
    Game game = new Game(watching, Kind.enabled(options[3]), work);
    if (options.length > 4) {
      List<Edit> edits = Stream.of(options[4].split(",")).map(Edit::parse).toList();
      System.out.println(game.run(edits).orElse("no difference"));
      System.exit(0);
    }
    int differences = 0;
    // With the agent, it has shown nothing before something has gone live in place.
    boolean isAgentThere = Redefiner.present().isPresent();
    long atLast = end + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < end
        || isAgentThere && game.revisions() == 0 && System.nanoTime() < atLast) {
      Optional<String> difference =
          game.run(seed, Math.max(end, System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAST)));
      difference.ifPresent(System.out::println);
      differences += difference.isPresent() ? 1 : 0;
      seed = game.next();
    }
    System.out.println(game.figures() + ", " + differences + " differences");
    System.exit(differences == 0 ? 0 : 1);
  }
}
