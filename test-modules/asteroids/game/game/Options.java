package game;

import java.util.Arrays;
import java.util.Iterator;

/**
 * How the game is played.
 *
 * @param ticks after how many ticks it ends
 * @param seed of all that is random
 * @param steps whether it waits to be told to go on
 */
record Options(long ticks, long seed, boolean steps) {

  static final String USAGE = "usage: game [--ticks NUMBER] [--seed NUMBER] [--steps]";

  static Options of(String[] arguments) {
    Options options = new Options(Long.MAX_VALUE, 1, false);
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      options =
          switch (rest.next()) {
            case "--ticks" -> new Options(number(rest), options.seed, options.steps);
            case "--seed" -> new Options(options.ticks, number(rest), options.steps);
            case "--steps" -> new Options(options.ticks, options.seed, true);
            default -> throw new IllegalArgumentException(USAGE);
          };
    }
    return options;
  }

  private static long number(Iterator<String> rest) {
    String word = rest.hasNext() ? rest.next() : "";
    if (!word.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(USAGE);
    }
    return Long.parseLong(word);
  }
}
