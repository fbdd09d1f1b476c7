/** The application: it owns the world, and knows of no ship, bullet or rock. */
module game {
  requires game.api;
  requires io.dymod;

  uses game.api.GamePlugin;
  uses game.api.GameSystem;
}
