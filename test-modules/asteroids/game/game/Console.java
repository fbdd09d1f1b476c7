package game;

import java.util.Map;
import java.util.stream.Collectors;

/** Prints what there is to see, and answers what somebody types. */
final class Console {

  private static final String HELP =
      "a and d turn, w goes, s shoots, . waits, each for a tick, as in aaawwws; Enter alone draws a"
          + " map; show lists all there is; quit ends it";

  private final Game game;
  private final Space space;
  private final Controls controls;
  private final Picture picture;
  private final Attempts attempts = new Attempts();

  Console(Game game, Space space, Controls controls) {
    this.game = game;
    this.space = space;
    this.controls = controls;
    this.picture = new Picture(space);
  }

  /** Prints a line of it. */
  void view() {
    attempts.run("the view", () -> System.out.println(line()));
  }

  private String line() {
    return "%5d %s %s".formatted(space.tick(), picture.strip(), game.status());
  }

  /** Prints an answer, which begins with {@code =} but for a map. */
  void answer(String line) {
    attempts.run("the answer", () -> System.out.println(answerTo(line.strip())));
  }

  private String answerTo(String line) {
    return switch (line) {
      case "" -> picture.map();
      case "show" -> "= " + all();
      case "view" -> "= " + line().strip();
      case "help" -> "= " + HELP;
      default -> "= " + (controls.type(line) ? "aye" : HELP);
    };
  }

  /** All there is, each with its number. */
  private String all() {
    return space.numbered().entrySet().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining("; "));
  }
}
