/** What the application and its reloadable modules share. It never reloads. */
module sheep.api {
  exports sheep.api;
}
