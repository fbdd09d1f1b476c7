package io.dymod.model;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Edits that save files, good ones and broken ones. */
final class Saves {

  private Saves() {}

  /** All numbers have as many digits, so that files stay as long as they are. */
  static int number(Random random) {
    return 200 + random.nextInt(800);
  }

  static void body(World world, Slot slot, Random random) {
    Blueprint blueprint = slot.blueprint();
    int index = random.nextInt(blueprint.numbers().size());
    slot.design(blueprint.with(index, number(random)));
    slot.save(Manner.any(random));
  }

  /** A good or broken save, or what was there before, with a date that says nothing. */
  static void lie(World world, Slot slot, Random random) {
    Manner manner = Manner.lying(random);
    switch (random.nextInt(4)) {
      case 0 -> cut(world, slot, random, manner);
      case 1 -> slot.save(manner);
      default -> {
        slot.design(slot.blueprint().with(0, number(random)));
        slot.save(manner);
      }
    }
  }

  static void rebuild(World world, Slot slot, Random random) {
    slot.design(slot.blueprint());
    slot.build(Manner.any(random));
  }

  static void restore(World world, Slot slot, Random random) {
    slot.save(Manner.any(random));
  }

  static void checkout(World world, Slot slot, Random random) {
    slot.design(slot.before());
    slot.save(Manner.OLD);
  }

  static void cut(World world, Slot slot, Random random) {
    cut(world, slot, random, Manner.any(random));
  }

  private static void cut(World world, Slot slot, Random random, Manner manner) {
    List<Path> files = Folder.files(slot.sources().orElse(slot.place()));
    if (files.isEmpty()) {
      return;
    }
    Path file = files.get(random.nextInt(files.size()));
    byte[] bytes = FileSteps.read(file);
    int length =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> Math.max(0, bytes.length - 1 - random.nextInt(9));
          default -> random.nextInt(bytes.length + 1);
        };
    byte[] cut = Arrays.copyOf(bytes, length);
    if (file.toString().endsWith(".java") && !file.endsWith("module-info.java") && length > 30) {
      cut = bytes.clone();
      Arrays.fill(cut, length - 20, length - 10, (byte) '?');
    }
    world.files().save(file, cut, manner);
  }

  static void touch(World world, Slot slot, Random random) {
    for (Path file : Folder.files(slot.all())) {
      if (random.nextBoolean()) {
        Instant now = Instant.now();
        world.files().touch(file, random.nextBoolean() ? now : now.minus(Duration.ofDays(1)));
      }
    }
  }

  static void resource(World world, Slot slot, Random random) {
    Blueprint blueprint = slot.blueprint();
    slot.design(
        switch (random.nextInt(3)) {
          case 0 -> blueprint.withText("");
          case 1 -> blueprint.withText(slot.before().text());
          default -> blueprint.withText("text " + number(random));
        });
    slot.save(Manner.any(random));
  }

  static void many(World world, Slot slot, Random random) {
    Manner manner = Manner.any(random);
    for (Slot one : world.slots().values()) {
      if (random.nextInt(3) > 0) {
        int index = random.nextInt(one.blueprint().numbers().size());
        one.design(one.blueprint().with(index, number(random)));
        one.save(manner);
      }
    }
  }
}
