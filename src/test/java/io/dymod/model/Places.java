package io.dymod.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Edits that move units about, and builds that run beside. */
final class Places {

  private Places() {}

  private static Form another(Slot slot, Random random) {
    return random.nextBoolean()
        ? slot.form()
        : new Form[] {Form.JAR, Form.CLASSES, Form.SOURCES}[random.nextInt(3)];
  }

  static void move(World world, Slot slot, Random random) {
    if (slot.form() == Form.PROJECT) {
      return;
    }
    slot.tidy();
    Path old = slot.place();
    Form form = another(slot, random);
    if (form == slot.form() && slot.isPresent()) {
      slot.become(form);
      world.files().move(old, slot.place());
    } else {
      slot.become(form);
      if (random.nextBoolean()) {
        slot.tidy();
      }
      slot.build(Manner.any(random));
    }
    slot.tidy();
  }

  static void twice(World world, Slot slot, Random random) {
    if (slot.form() != Form.PROJECT) {
      slot.become(another(slot, random));
      slot.build(Manner.any(random));
    }
  }

  static void tidy(World world, Slot slot, Random random) {
    world.slots().values().forEach(Slot::tidy);
  }

  static void remove(World world, Slot slot, Random random) {
    Path away = world.away().resolve(slot.key());
    if (slot.isPresent() && random.nextBoolean()) {
      world.files().move(slot.all(), away);
    } else {
      world.files().delete(slot.all());
    }
  }

  static void build(World world, Slot slot, Random random) {
    if (slot.form() != Form.PROJECT) {
      Saves.rebuild(world, slot, random);
      return;
    }
    if (!Files.exists(slot.sources().orElseThrow())) {
      return;
    }
    int choice = random.nextInt(4);
    Blueprint made = choice == 0 ? slot.before() : slot.blueprint();
    slot.output(made)
        .ifPresent(
            files -> {
              SortedMap<String, byte[]> some = new TreeMap<>(files);
              if (choice == 1) {
                some.keySet().removeIf(name -> random.nextBoolean());
                Folder.files(slot.place())
                    .forEach(
                        file ->
                            some.putIfAbsent(
                                slot.place().relativize(file).toString(), FileSteps.read(file)));
              } else if (choice == 2) {
                world.files().delete(slot.place());
              }
              Folder.sync(world.files(), slot.place(), some, Manner.IN_PLACE);
            });
  }

  static void clean(World world, Slot slot, Random random) {
    if (slot.form() == Form.PROJECT && Files.exists(slot.place())) {
      world.files().delete(slot.place());
    }
  }
}
