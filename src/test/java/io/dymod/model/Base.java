package io.dymod.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A layer of its own with the one module that never reloads: the services, and a door through which
 * units ask for the services of other units. Each host and each trial has a base of its own, so
 * that the door leads to the right one.
 */
final class Base {

  private static final Map<String, String> API =
      Map.of(
          "module-info.java",
          "module model.api { exports model.api; }",
          "model/api/Text.java",
          "package model.api; public interface Text extends java.util.function.Supplier<String> { String own(); }",
          "model/api/Extra.java",
          "package model.api; public interface Extra extends java.util.function.Supplier<String> { }",
          "model/api/Links.java",
          """
          package model.api;
          public final class Links {
            public static volatile java.util.function.UnaryOperator<String> door = unit -> "?";
            public static String ask(String unit) { return door.apply(unit); }
          }
          """);

  private final ModuleLayer layer;

  private Base(ModuleLayer layer) {
    this.layer = layer;
  }

  /** Compiles the module into a directory. */
  static void compile(Path directory) {
    SortedMap<String, byte[]> java = new TreeMap<>();
    API.forEach((name, text) -> java.put(name, Blueprint.bytes(text)));
    try (Javac javac = new Javac(directory, directory)) {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> file : javac.compile(java, List.of()).classes().entrySet()) {
        Path target = directory.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A layer with the module as it was compiled into a directory. */
  static Base in(Path directory) {
    ModuleLayer boot = ModuleLayer.boot();
    Configuration resolved =
        boot.configuration()
            .resolve(ModuleFinder.of(directory), ModuleFinder.of(), Set.of("model.api"));
    Base base = new Base(boot.defineModulesWithOneLoader(resolved, null));
    Base.class.getModule().addUses(base.text());
    Base.class.getModule().addUses(base.extra());
    return base;
  }

  ModuleLayer layer() {
    return layer;
  }

  Class<? extends Supplier<?>> text() {
    return service("Text");
  }

  Class<? extends Supplier<?>> extra() {
    return service("Extra");
  }

  @SuppressWarnings("unchecked")
  private Class<? extends Supplier<?>> service(String name) {
    return (Class<? extends Supplier<?>>) type(name);
  }

  private Class<?> type(String name) {
    try {
      return layer.findLoader("model.api").loadClass("model.api." + name);
    } catch (ClassNotFoundException never) {
      throw new IllegalStateException(never);
    }
  }

  /** Says what a unit gets that asks for the service of another one. */
  void door(UnaryOperator<String> door) {
    try {
      type("Links").getField("door").set(null, door);
    } catch (ReflectiveOperationException never) {
      throw new IllegalStateException(never);
    }
  }

  /** What a provider answers of itself alone. */
  String own(Object provider) {
    try {
      return (String) text().getMethod("own").invoke(provider);
    } catch (java.lang.reflect.InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (ReflectiveOperationException never) {
      throw new IllegalStateException(never);
    }
  }
}
