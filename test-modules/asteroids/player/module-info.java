/** The ship, and who steers it. */
module player {
  requires game.api;
  requires io.dymod;

  uses game.api.Gun;

  provides game.api.GamePlugin with
      player.Launch;
  provides game.api.GameSystem with
      player.Flight;
}
