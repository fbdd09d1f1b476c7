package io.dymod.model;

import java.util.Random;

/**
 * Something that is done to the world, or to the host. It can be done again, to another world and
 * after other edits, and then makes the same choices as far as they are to be had.
 *
 * @param kind what is done
 * @param unit the key of the unit to which it is done
 * @param salt the seed of its choices
 */
record Edit(Kind kind, String unit, int salt) {

  /** An edit as it is printed. */
  static Edit parse(String text) {
    String[] words = text.strip().split(" ");
    return words.length == 1
        ? new Edit(Kind.valueOf(words[0]), "", 0)
        : new Edit(Kind.valueOf(words[0]), words[1], Integer.parseInt(words[2]));
  }

  void apply(World world) {
    kind.action().apply(world, world.slots().get(unit), new Random(salt));
  }

  @Override
  public String toString() {
    return kind.action() == Kind.Action.NONE ? kind.name() : kind + " " + unit + " " + salt;
  }
}
