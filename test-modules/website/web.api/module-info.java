/** What the server and its units share. It never reloads. */
module web.api {
  exports web.api;
}
