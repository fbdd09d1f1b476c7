/** A provider that goes through the door itself, when it is constructed and when it is called. */
module herd {
  requires io.dymod;
  requires sheep.api;

  uses java.util.function.Supplier;

  provides sheep.api.Sheep with
      herd.impl.CountHerd;
  provides java.util.function.Supplier with
      herd.impl.Name;
}
