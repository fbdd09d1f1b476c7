package io.dymod.model;

import io.dymod.model.Blueprint.Trait;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The Java sources that follow from a blueprint. */
final class SourceText {

  private final Blueprint unit;
  private final String name;

  SourceText(Blueprint unit) {
    this.unit = unit;
    this.name = unit.name();
  }

  /** All files. */
  SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(files, "module-info.java", declaration());
    put(
        files,
        name + "/api/Words.java",
        "package %s.api; public final class Words { public static String %s() { return \"%s%d\"; } }"
            .formatted(name, unit.word(), unit.word(), number(0)));
    put(files, unit.file(0), main());
    for (int index = 1; index < unit.numbers().size(); index++) {
      put(
          files,
          unit.file(index),
          "package %s.impl; class Part%d { static String text() { return \",%d\"; } }"
              .formatted(name, index, number(index)));
    }
    if (has(Trait.EXTRA)) {
      put(
          files,
          name + "/impl/More.java",
          "package %s.impl; public class More implements model.api.Extra { public String get() { return \"+%d\"; } }"
              .formatted(name, number(0)));
    }
    if (has(Trait.WANDERER)) {
      put(
          files,
          "wanderer/Guest.java",
          "package wanderer; public class Guest { public static String at() { return \"*\"; } }");
    }
    return files;
  }

  private static void put(SortedMap<String, byte[]> files, String file, String text) {
    files.put(file, Blueprint.bytes(text));
  }

  private int number(int index) {
    return unit.numbers().get(index);
  }

  private boolean has(Trait trait) {
    return unit.traits().contains(trait);
  }

  private String declaration() {
    StringBuilder text = new StringBuilder("module " + name + " { requires model.api; ");
    unit.requires().keySet().forEach(other -> text.append("requires ").append(other).append("; "));
    text.append("exports ").append(name).append(".api; ");
    if (!unit.uses().isEmpty()) {
      text.append("uses model.api.Text; ");
    }
    if (has(Trait.PROVIDER)) {
      text.append("provides model.api.Text with ").append(name).append(".impl.Main; ");
    }
    if (has(Trait.EXTRA)) {
      text.append("provides model.api.Extra with ").append(name).append(".impl.More; ");
    }
    return text.append("}").toString();
  }

  private String main() {
    return """
        package %s.impl;
        public class Main implements model.api.Text {
          public Main() { %s }
          public String own() { return "%s " + %d%s + text(); }
          public String get() { return own()%s; }
          private static String text() {
            try (var in = Main.class.getResourceAsStream("%s")) {
              return in == null ? "," : "," + new String(in.readAllBytes());
            } catch (java.io.IOException failure) {
              return failure.toString();
            }
          }
        }
        """
        .formatted(
            name,
            has(Trait.THROWING) && has(Trait.PROVIDER)
                ? "throw new IllegalStateException(\"no\");"
                : asking(),
            name,
            number(0),
            parts(),
            others(),
            Blueprint.RESOURCE);
  }

  private String asking() {
    return unit.uses().stream()
        .map(other -> "model.api.Links.ask(\"" + other + "\");")
        .collect(Collectors.joining(" "));
  }

  private String parts() {
    return IntStream.range(1, unit.numbers().size())
            .mapToObj(index -> " + Part" + index + ".text()")
            .collect(Collectors.joining())
        + (has(Trait.WANDERER) ? " + wanderer.Guest.at()" : "");
  }

  private String others() {
    String required =
        unit.requires().entrySet().stream()
            .map(
                other -> " + \" \" + %s.api.Words.%s()".formatted(other.getKey(), other.getValue()))
            .collect(Collectors.joining());
    String used =
        unit.uses().stream()
            .map(other -> " + \" \" + model.api.Links.ask(\"" + other + "\")")
            .collect(Collectors.joining());
    return required + used;
  }
}
