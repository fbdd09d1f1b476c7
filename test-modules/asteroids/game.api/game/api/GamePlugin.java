package game.api;

/**
 * Brings what a unit has in the world at first. When the unit is removed, the application takes out
 * all that is of its classes.
 */
public interface GamePlugin {

  /** Called once, when the game begins or the unit joins it; not after an edit. */
  void start(World world);
}
