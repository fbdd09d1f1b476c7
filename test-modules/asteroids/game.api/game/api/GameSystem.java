package game.api;

/** Moves a part of the world on. */
public interface GameSystem {

  /** Does what happens in a tick. */
  void update(World world);

  /** What there is to say about it in a few words; nothing if it is empty. */
  default String status(World world) {
    return "";
  }
}
