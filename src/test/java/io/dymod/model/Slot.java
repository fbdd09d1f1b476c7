package io.dymod.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One unit of the world: its blueprint, its form, and its place. */
final class Slot {

  private final World world;
  private final String key;
  private Form form;
  private int version = 1;
  private Blueprint blueprint;
  private Blueprint before;
  private Optional<Path> leftover = Optional.empty();

  Slot(World world, String key, Form form) {
    this.world = world;
    this.key = key;
    this.form = form;
    this.blueprint = Blueprint.of(key);
    this.before = blueprint;
  }

  String key() {
    return key;
  }

  Form form() {
    return form;
  }

  Blueprint blueprint() {
    return blueprint;
  }

  /** What it was meant to be before it was designed anew. */
  Blueprint before() {
    return before;
  }

  void design(Blueprint other) {
    before = blueprint;
    blueprint = refreshed(other);
  }

  /** Names of other units and of their methods as they are now. */
  private Blueprint refreshed(Blueprint other) {
    SortedMap<String, String> requires = new TreeMap<>();
    other
        .requires()
        .forEach(
            (name, word) -> {
              Blueprint required = world.slots().get(name.substring(0, 2)).blueprint;
              requires.put(required.name(), required.word());
            });
    return other.requiring(requires);
  }

  /** Where a copy of it has been left. */
  Optional<Path> leftover() {
    return leftover;
  }

  /** Goes on at another place, in the same form or another one. */
  void become(Form other) {
    leftover.ifPresent(world.files()::delete);
    leftover = Optional.of(place());
    form = other;
    version++;
  }

  /** Deletes the copy that was left. */
  void tidy() {
    leftover.ifPresent(world.files()::delete);
    leftover = Optional.empty();
  }

  Path place() {
    return switch (form) {
      case JAR -> world.mods().resolve(key + "-" + version + ".jar");
      case CLASSES, SOURCES -> world.mods().resolve(version == 1 ? key : key + "-" + version);
      case PROJECT -> project().resolve("target/classes");
    };
  }

  private Path project() {
    return world.root().resolve("projects").resolve(key);
  }

  /** Where its Java sources lie; nothing if it has none. */
  Optional<Path> sources() {
    return switch (form) {
      case JAR, CLASSES -> Optional.empty();
      case SOURCES -> Optional.of(place());
      case PROJECT -> Optional.of(project().resolve("src/main/java"));
    };
  }

  /** Where its resources are edited. */
  Path resources() {
    return form == Form.PROJECT ? project().resolve("src/main/resources") : place();
  }

  /** Everything that belongs to it. */
  Path all() {
    return form == Form.PROJECT ? project() : place();
  }

  /** Whether anything of it lies on disk. */
  boolean isPresent() {
    return Files.exists(place());
  }

  /** Saves what is designed: the sources, or what a build makes of them, if it can. */
  void save(Manner manner) {
    switch (form) {
      case SOURCES -> {
        SortedMap<String, byte[]> files = blueprint.java();
        files.putAll(blueprint.resources());
        Folder.sync(world.files(), place(), files, manner);
      }
      case PROJECT -> {
        boolean removed = !Files.exists(project());
        Folder.sync(world.files(), sources().orElseThrow(), blueprint.java(), manner);
        Folder.sync(world.files(), resources(), blueprint.resources(), manner);
        if (removed) {
          build(manner);
        }
      }
      case CLASSES, JAR -> build(manner);
    }
  }

  /** Saves what is designed, and has a build make class files of it. */
  void build(Manner manner) {
    switch (form) {
      case SOURCES -> save(manner);
      case PROJECT -> {
        save(manner);
        output(blueprint).ifPresent(files -> Folder.sync(world.files(), place(), files, manner));
      }
      case CLASSES ->
          output(blueprint).ifPresent(files -> Folder.sync(world.files(), place(), files, manner));
      case JAR ->
          output(blueprint)
              .map(Folder::jar)
              .ifPresent(jar -> Folder.save(world.files(), place(), jar, manner));
    }
  }

  /** What a build makes of a blueprint, if it compiles. */
  Optional<SortedMap<String, byte[]>> output(Blueprint of) {
    Javac.Built built = world.javac().compile(of.java(), required(of));
    if (!built.errors().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, byte[]> files = new TreeMap<>(built.classes());
    files.putAll(of.resources());
    return Optional.of(files);
  }

  /** The class files of the units that a unit requires, as these are meant to be. */
  private Collection<Material> required(Blueprint of) {
    Map<String, Material> required = new TreeMap<>();
    for (String name : of.requires().keySet()) {
      world.slots().values().stream()
          .filter(slot -> slot.blueprint.name().equals(name) && slot != this)
          .forEach(
              slot -> {
                slot.required(slot.blueprint).forEach(more -> required.put(more.unit(), more));
                slot.output(slot.blueprint)
                    .ifPresent(files -> required.put(name, Material.of(name, false, files)));
              });
    }
    return required.values();
  }
}
