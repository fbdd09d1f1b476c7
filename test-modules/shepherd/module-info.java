/** An application that does what it is told, line by line: the tests drive it. */
module shepherd {
  requires io.dymod;
  requires sheep.api;

  uses sheep.api.Sheep;
}
