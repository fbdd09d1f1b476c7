/** What a ship shoots. */
module bullets {
  requires game.api;

  provides game.api.GameSystem with
      bullets.Ballistics;
  provides game.api.Gun with
      bullets.Cannon;
}
