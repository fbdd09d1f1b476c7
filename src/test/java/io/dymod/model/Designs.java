package io.dymod.model;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Edits that change what a unit has to do with others. */
final class Designs {

  private static final int MANY = 5;

  private Designs() {}

  static void grow(World world, Slot slot, Random random) {
    int size = slot.blueprint().numbers().size();
    slot.design(slot.blueprint().with(Math.min(size, MANY), Saves.number(random)));
    slot.save(Manner.any(random));
  }

  /** Only those before it, so that there is no circle. */
  static void requires(World world, Slot slot, Random random) {
    int index = Integer.parseInt(slot.key().substring(1));
    if (index == 0) {
      return;
    }
    Blueprint other = world.slots().get("u" + random.nextInt(index)).blueprint();
    SortedMap<String, String> requires = new TreeMap<>(slot.blueprint().requires());
    if (requires.remove(other.name()) == null) {
      requires.put(other.name(), other.word());
    }
    slot.design(slot.blueprint().requiring(requires));
    slot.save(Manner.any(random));
  }

  static void uses(World world, Slot slot, Random random) {
    Slot other = world.slots().get("u" + random.nextInt(world.slots().size()));
    SortedSet<String> uses = new TreeSet<>(slot.blueprint().uses());
    if (!uses.remove(other.key()) && other != slot) {
      uses.add(other.key());
    }
    slot.design(slot.blueprint().using(uses));
    slot.save(Manner.any(random));
  }

  static void extra(World world, Slot slot, Random random) {
    toggle(slot, Blueprint.Trait.EXTRA, random);
  }

  static void provider(World world, Slot slot, Random random) {
    toggle(slot, Blueprint.Trait.PROVIDER, random);
  }

  static void throwing(World world, Slot slot, Random random) {
    toggle(slot, Blueprint.Trait.THROWING, random);
  }

  private static void toggle(Slot slot, Blueprint.Trait trait, Random random) {
    slot.design(slot.blueprint().withOrWithout(trait));
    slot.save(Manner.any(random));
  }

  static void api(World world, Slot slot, Random random) {
    slot.design(slot.blueprint().withWord("word" + Saves.number(random)));
    slot.save(Manner.any(random));
    if (random.nextInt(3) > 0) {
      for (Slot other : world.slots().values()) {
        if (other.blueprint().requires().containsKey(slot.blueprint().name())) {
          other.design(other.blueprint());
          other.save(Manner.any(random));
        }
      }
    }
  }

  static void wander(World world, Slot slot, Random random) {
    List<Slot> hosts =
        world.slots().values().stream()
            .filter(other -> other != slot)
            .filter(other -> other.blueprint().traits().contains(Blueprint.Trait.WANDERER))
            .toList();
    hosts.forEach(host -> toggle(host, Blueprint.Trait.WANDERER, random));
    if (!slot.blueprint().traits().contains(Blueprint.Trait.WANDERER)) {
      toggle(slot, Blueprint.Trait.WANDERER, random);
    }
  }

  /** The module is called otherwise, or as before, and so are its packages. */
  static void name(World world, Slot slot, Random random) {
    boolean usual = slot.blueprint().name().equals(slot.key());
    slot.design(slot.blueprint().named(usual ? slot.key() + "x" : slot.key()));
    slot.save(Manner.any(random));
  }
}
