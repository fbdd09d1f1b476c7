/** Asks for what can't be had, and prints what it is told. */
module trouble {
  requires io.dymod;
  requires sheep.api;
  requires trouble.api;

  uses sheep.api.Sheep;
  uses trouble.api.Concrete;
  uses trouble.api.Sealed;
  uses trouble.api.Unprovided;
  uses trouble.api.friends.Friend;
}
