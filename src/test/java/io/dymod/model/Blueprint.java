package io.dymod.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    return new SourceText(this).files();
  }

  /** All resources. */
  SortedMap<String, byte[]> resources() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (!text.isEmpty()) {
      files.put(resource(), bytes(text));
    }
    return files;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
