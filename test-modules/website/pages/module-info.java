/** What there is to read. */
module pages {
  requires web.api;

  provides web.api.Route with
      pages.Home,
      pages.Hello;
}
