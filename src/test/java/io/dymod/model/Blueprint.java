package io.dymod.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a unit is meant to be: the text of its sources follows from it, and so does what it answers.
 * Edits of the world make another one of it, or write something that it is not.
 *
 * @param name the module's name
 * @param numbers one for each class that answers with a number
 * @param text the text of its resource; empty if it has none
 * @param word the name of the method that other units call
 * @param requires the units that it requires, each with the name of the method that it calls there
 * @param uses the units that it asks for their service
 * @param traits what else there is about it
 */
record Blueprint(
    String name,
    List<Integer> numbers,
    String text,
    String word,
    SortedMap<String, String> requires,
    SortedSet<String> uses,
    SortedSet<Trait> traits) {

  /** The name of the resource, below the package of the provider. */
  static final String RESOURCE = "text.txt";

  /** What a unit may have or not. */
  enum Trait {

    /** It provides the service. */
    PROVIDER,

    /** It provides a second service. */
    EXTRA,

    /** Its provider can't be constructed. */
    THROWING,

    /** It has the package that moves from unit to unit. */
    WANDERER
  }

  Blueprint {
    numbers = List.copyOf(numbers);
  }

  static Blueprint of(String name) {
    return new Blueprint(
        name,
        List.of(1, 1),
        "first",
        "word",
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeSet<>(List.of(Trait.PROVIDER)));
  }

  Blueprint with(int index, int number) {
    List<Integer> changed = new ArrayList<>(numbers);
    if (index < changed.size()) {
      changed.set(index, number);
    } else {
      changed.add(number);
    }
    return new Blueprint(name, changed, text, word, requires, uses, traits);
  }

  Blueprint named(String other) {
    return new Blueprint(other, numbers, text, word, requires, uses, traits);
  }

  Blueprint withText(String other) {
    return new Blueprint(name, numbers, other, word, requires, uses, traits);
  }

  Blueprint withWord(String other) {
    return new Blueprint(name, numbers, text, other, requires, uses, traits);
  }

  Blueprint requiring(SortedMap<String, String> others) {
    return new Blueprint(name, numbers, text, word, others, uses, traits);
  }

  Blueprint using(SortedSet<String> others) {
    return new Blueprint(name, numbers, text, word, requires, others, traits);
  }

  Blueprint withOrWithout(Trait trait) {
    SortedSet<Trait> changed = new TreeSet<>(traits);
    if (!changed.remove(trait)) {
      changed.add(trait);
    }
    return new Blueprint(name, numbers, text, word, requires, uses, changed);
  }

  /** The name of the source file of the class with a number. */
  String file(int index) {
    return name + "/impl/" + (index == 0 ? "Main" : "Part" + index) + ".java";
  }

  String resource() {
    return name + "/impl/" + RESOURCE;
  }

  /** All Java sources. */
  SortedMap<String, byte[]> java() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("module-info.java", bytes(declaration()));
    files.put(
        name + "/api/Words.java",
        bytes(
            "package %s.api; public final class Words { public static String %s() { return \"%s%d\"; } }"
                .formatted(name, word, word, numbers.get(0))));
    files.put(file(0), bytes(main()));
    IntStream.range(1, numbers.size())
        .forEach(
            index ->
                files.put(
                    file(index),
                    bytes(
                        "package %s.impl; class Part%d { static String text() { return \",%d\"; } }"
                            .formatted(name, index, numbers.get(index)))));
    if (traits.contains(Trait.EXTRA)) {
      files.put(
          name + "/impl/More.java",
          bytes(
              "package %s.impl; public class More implements model.api.Extra { public String get() { return \"+%d\"; } }"
                  .formatted(name, numbers.get(0))));
    }
    if (traits.contains(Trait.WANDERER)) {
      files.put(
          "wanderer/Guest.java",
          bytes(
              "package wanderer; public class Guest { public static String at() { return \"*\"; } }"));
    }
    return files;
  }

  /** All resources. */
  SortedMap<String, byte[]> resources() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (!text.isEmpty()) {
      files.put(resource(), bytes(text));
    }
    return files;
  }

  private String declaration() {
    String provides =
        (traits.contains(Trait.PROVIDER) ? "provides model.api.Text with %s.impl.Main; " : "")
            + (traits.contains(Trait.EXTRA) ? "provides model.api.Extra with %s.impl.More; " : "");
    return "module %s { requires model.api; exports %s.api; %s%s%s}"
        .formatted(
            name,
            name,
            requires.keySet().stream()
                .map(unit -> "requires " + unit + "; ")
                .collect(Collectors.joining()),
            uses.isEmpty() ? "" : "uses model.api.Text; ",
            provides.replace("%s", name));
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
            traits.contains(Trait.THROWING) ? "throw new IllegalStateException(\"no\");" : asking(),
            name,
            numbers.get(0),
            IntStream.range(1, numbers.size())
                    .mapToObj(index -> " + Part" + index + ".text()")
                    .collect(Collectors.joining())
                + (traits.contains(Trait.WANDERER) ? " + wanderer.Guest.at()" : ""),
            requires.entrySet().stream()
                    .map(
                        unit ->
                            " + \" \" + " + unit.getKey() + ".api.Words." + unit.getValue() + "()")
                    .collect(Collectors.joining())
                + uses.stream()
                    .map(unit -> " + \" \" + model.api.Links.ask(\"" + unit + "\")")
                    .collect(Collectors.joining()),
            RESOURCE);
  }

  private String asking() {
    return uses.stream()
        .map(unit -> "model.api.Links.ask(\"" + unit + "\");")
        .collect(Collectors.joining(" "));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
