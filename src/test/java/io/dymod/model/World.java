package io.dymod.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Units on disk: ten of them, in all forms, some of which require others. */
final class World {

  private static final List<Form> FORMS =
      List.of(
          Form.SOURCES,
          Form.CLASSES,
          Form.JAR,
          Form.PROJECT,
          Form.SOURCES,
          Form.CLASSES,
          Form.JAR,
          Form.PROJECT,
          Form.SOURCES,
          Form.JAR);

  private final Path root;
  private final Javac javac;
  private final FileSteps files;
  private final Map<String, Slot> slots = new TreeMap<>();

  /**
   * Makes a world.
   *
   * @param root an empty directory, or one that is missing
   * @param observer told of the path of each step that is done
   */
  World(Path root, Javac javac, Consumer<Path> observer) {
    this.root = root;
    this.javac = javac;
    this.files = new FileSteps(away(), observer);
    FileSteps.make(mods());
    for (int index = 0; index < FORMS.size(); index++) {
      slots.put("u" + index, new Slot(this, "u" + index, FORMS.get(index)));
    }
    require("u1", "u0");
    require("u2", "u1");
    require("u4", "u0");
    require("u5", "u3");
    require("u7", "u4");
    slots.values().forEach(slot -> slot.build(Manner.IN_PLACE));
  }

  private void require(String unit, String other) {
    Slot slot = slots.get(unit);
    slot.design(slot.blueprint().requiring(new TreeMap<>(Map.of(other, "word"))));
  }

  Path root() {
    return root;
  }

  /** The directory of modules. */
  Path mods() {
    return root.resolve("mods");
  }

  /** A directory that nobody watches. */
  Path away() {
    return root.resolve("away");
  }

  /** The reload path. */
  Path[] path() {
    List<Path> path = new ArrayList<>(List.of(mods()));
    slots.values().stream()
        .filter(slot -> slot.form() == Form.PROJECT)
        .forEach(slot -> path.add(slot.place()));
    return path.toArray(Path[]::new);
  }

  Map<String, Slot> slots() {
    return slots;
  }

  Javac javac() {
    return javac;
  }

  /** What can be done to its files. */
  FileSteps files() {
    return files;
  }
}
