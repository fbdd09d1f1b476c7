/** Counts who comes. */
module visits {
  requires io.dymod;
  requires web.api;

  provides web.api.Route with
      visits.Visits;
}
