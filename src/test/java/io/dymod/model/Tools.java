package io.dymod.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What tools do beside: editors' own files, logs, rights and links. */
final class Tools {

  private static final List<String> NAMES =
      List.of(
          ".Main.java.swp", "4913", "#Main.java#", "Main.java~", ".Main.java.tmp", ".git/index");

  private Tools() {}

  static void editor(World world, Slot slot, Random random) {
    Path directory = slot.sources().orElse(slot.place());
    if (!Files.isDirectory(directory)) {
      directory = world.mods();
    }
    Path impl = directory.resolve(slot.blueprint().name() + "/impl");
    Path place = Files.isDirectory(impl) && random.nextBoolean() ? impl : directory;
    Path file = place.resolve(NAMES.get(random.nextInt(NAMES.size())));
    if (Files.exists(file)) {
      world.files().delete(file);
    } else {
      world.files().save(file, new byte[random.nextInt(5000)], Manner.IN_PLACE);
      if (random.nextBoolean()) {
        world.files().delete(file);
      }
    }
  }

  static void log(World world, Slot slot, Random random) {
    boolean inside = Files.isDirectory(slot.place()) && slot.form() != Form.PROJECT;
    Path file =
        inside && random.nextBoolean()
            ? slot.place().resolve("unit.log")
            : world.mods().resolve("server.log");
    int size = inside ? 100_000 : 5_000_000;
    for (int line = 0; line < 3; line++) {
      world.files().save(file, new byte[size + random.nextInt(1000)], Manner.IN_PLACE);
    }
  }

  /** Nothing can be taken away from the superuser. */
  static void rights(World world, Slot slot, Random random) {
    List<Path> files = Folder.files(slot.sources().orElse(slot.place()));
    List<Path> closed = files.stream().filter(file -> !Files.isReadable(file)).toList();
    if (!closed.isEmpty()) {
      closed.forEach(file -> world.files().allow(file, "rw-r--r--"));
    } else if (!files.isEmpty()) {
      Path file = files.get(random.nextInt(files.size()));
      world.files().allow(file, "---------");
      if (Files.isReadable(file)) {
        world.files().allow(file, "rw-r--r--");
      }
    }
  }

  static void link(World world, Slot slot, Random random) {
    if (slot.form() == Form.PROJECT) {
      return;
    }
    Path place = slot.place();
    Path away = world.away().resolve("behind-" + place.getFileName());
    if (Files.isSymbolicLink(place)) {
      world.files().delete(place);
      world.files().move(away, place);
    } else if (Files.exists(place)) {
      world.files().move(place, away);
      world.files().link(place, away);
    }
  }
}
