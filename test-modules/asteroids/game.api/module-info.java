/** What the game and its units share. It never reloads. */
module game.api {
  exports game.api;
}
