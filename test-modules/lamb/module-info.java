/** A second provider of the same service. */
module lamb {
  requires sheep.api;

  provides sheep.api.Sheep with
      lamb.impl.CountLambs;
}
