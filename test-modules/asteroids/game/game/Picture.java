package game;

import game.api.Entity;
import java.util.Arrays;
import java.util.StringJoiner;

/** The world in letters. */
final class Picture {

  private final Space space;

  Picture(Space space) {
    this.space = space;
  }

  /** The world as seen from its lower side, so that one line holds it. */
  String strip() {
    char[] columns = new char[(int) space.width()];
    Arrays.fill(columns, ' ');
    for (Entity entity : space.entities()) {
      columns[(int) entity.position().x()] = entity.symbol();
    }
    return "|" + new String(columns) + "|";
  }

  /** The world as seen from above. */
  String map() {
    char[][] rows = new char[(int) space.height()][(int) space.width()];
    for (char[] row : rows) {
      Arrays.fill(row, ' ');
    }
    for (Entity entity : space.entities()) {
      rows[(int) entity.position().y()][(int) entity.position().x()] = entity.symbol();
    }
    String border = "+" + "-".repeat((int) space.width()) + "+";
    StringJoiner lines = new StringJoiner("\n", border + "\n", "\n" + border);
    for (char[] row : rows) {
      lines.add("|" + new String(row) + "|");
    }
    return lines.toString();
  }
}
