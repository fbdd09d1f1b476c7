/** Services that something is wrong with, each in its own way. */
module trouble.api {
  exports trouble.api;
  exports trouble.api.friends to
      trouble;
}
