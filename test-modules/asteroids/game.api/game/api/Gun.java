package game.api;

/** What a ship shoots with, if some unit provides it. */
public interface Gun {

  /**
   * Shoots.
   *
   * @param muzzle where
   * @param direction in compass degrees
   */
  void fire(World world, Vector muzzle, double direction);
}
