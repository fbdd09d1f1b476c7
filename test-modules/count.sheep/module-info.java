/** The application: knows the service, not who provides it. */
module count.sheep {
  requires io.dymod;
  requires sheep.api;

  uses sheep.api.Sheep;
}
