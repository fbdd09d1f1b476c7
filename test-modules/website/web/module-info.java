/** The application: it owns the port and the threads, and knows of no page. */
module web {
  requires io.dymod;
  requires jdk.httpserver;
  requires web.api;

  uses web.api.Route;
}
