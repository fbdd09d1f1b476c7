package game;

import java.util.Map;
import java.util.stream.Collectors;

/** Answers what somebody types. Each answer to a word begins with {@code =}. */
final class Console {

  private static final String HELP =
      "a and d turn, w goes, s shoots, . waits, each for a tick: aaawwws; Enter alone: a map; show:"
          + " all there is; quit";

  private final Game game;
  private final Space space;
  private final Controls controls;
  private final Picture picture;

  Console(Game game, Space space, Controls controls) {
    this.game = game;
    this.space = space;
    this.controls = controls;
    this.picture = new Picture(space);
  }

  /** What there is to see each second. */
  String view() {
    return "%5d %s %s".formatted(space.tick(), picture.strip(), game.status());
  }

  String answer(String line) {
    String[] words = line.strip().split(" ");
    return switch (words[0]) {
      case "" -> picture.map();
      case "show" -> "= " + all();
      case "step" -> "= " + steps(words);
      default -> "= " + (controls.type(words[0]) ? "aye" : HELP);
    };
  }

  private String all() {
    return space.numbered().entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining("; "));
  }

  private String steps(String[] words) {
    long steps = words.length > 1 ? Long.parseLong(words[1]) : 1;
    for (long step = 0; step < steps; step++) {
      game.tick();
    }
    return view().strip();
  }
}
