package game;

import game.api.Entity;
import game.api.Vector;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The world in letters. */
final class Picture {

  private final Space space;

  Picture(Space space) {
    this.space = space;
  }

  /** The world as seen from below, so that one line holds it. */
  String strip() {
    char[][] row = empty(1);
    for (Entity entity : space.entities()) {
      row[0][(int) place(entity).x()] = entity.symbol();
    }
    return lines(row);
  }

  /** The world as seen from the side. */
  String map() {
    char[][] rows = empty((int) space.height());
    for (Entity entity : space.entities()) {
      rows[(int) place(entity).y()][(int) place(entity).x()] = entity.symbol();
    }
    return lines(rows);
  }

  /** No unit need keep an entity inside. */
  private Vector place(Entity entity) {
    return space.wrap(entity.position());
  }

  private char[][] empty(int rows) {
    char[][] empty = new char[rows][(int) space.width()];
    for (char[] row : empty) {
      Arrays.fill(row, ' ');
    }
    return empty;
  }

  private static String lines(char[][] rows) {
    return Arrays.stream(rows)
        .map(row -> "|" + new String(row) + "|")
        .collect(Collectors.joining("\n"));
  }
}
