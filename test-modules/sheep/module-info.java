/** The module that is edited while the application runs. */
module sheep {
  requires sheep.api;

  provides sheep.api.Sheep with
      sheep.impl.CountSheep;
}
