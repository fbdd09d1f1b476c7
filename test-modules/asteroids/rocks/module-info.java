/** What is shot at. */
module rocks {
  requires game.api;
  requires io.dymod;

  provides game.api.GamePlugin with
      rocks.Shower;
  provides game.api.GameSystem with
      rocks.RockField;
}
