package io.dymod.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that edits change. A state that was left is never touched again, so one can return to it. */
final class State {

  /** A line that is inserted after the end of another one. */
  record Note(String file, int line, String text) {}

  /** The alternative that each knob of each instance is set to. */
  final int[][] alternatives;

  /** The number in the names of each instance. */
  final int[] numbers;

  final String[] packages;

  /** The indexes of exported packages. */
  final SortedSet<Integer> exports;

  /** The modules of the JDK that are required. */
  final SortedSet<String> requires;

  /** Files that belong to no instance. */
  final SortedMap<String, String> added;

  /** Files of instances that were removed. */
  final SortedSet<String> removed;

  final List<Note> notes;

  State(List<Instance> instances, String[] packages) {
    alternatives = new int[instances.size()][];
    numbers = new int[instances.size()];
    for (int index = 0; index < numbers.length; index++) {
      alternatives[index] = new int[instances.get(index).motif().knobs().size()];
      numbers[index] = index;
    }
    this.packages = packages;
    exports = new TreeSet<>();
    requires = new TreeSet<>();
    added = new TreeMap<>();
    removed = new TreeSet<>();
    notes = new ArrayList<>();
  }

  private State(State other) {
    alternatives = other.alternatives.clone();
    for (int index = 0; index < alternatives.length; index++) {
      alternatives[index] = alternatives[index].clone();
    }
    numbers = other.numbers.clone();
    packages = other.packages.clone();
    exports = new TreeSet<>(other.exports);
    requires = new TreeSet<>(other.requires);
    added = new TreeMap<>(other.added);
    removed = new TreeSet<>(other.removed);
    notes = new ArrayList<>(other.notes);
  }

  State copy() {
    return new State(this);
  }

  /** The sources of the module, by name. */
  SortedMap<String, String> sources(List<Instance> instances) {
    SortedMap<String, String> sources = new TreeMap<>();
    Directives directives = new Directives();
    for (int index = 0; index < instances.size(); index++) {
      for (List<Piece> directive : instances.get(index).motif().directives()) {
        directives.add(new Page(instances, this).text(index, directive));
      }
      for (Motif.Part part : instances.get(index).motif().parts()) {
        Page page = new Page(instances, this);
        String[] place = page.text(index, part.place()).split("\\s+");
        String file = file(place[0], place[1]);
        String text = page.file(index, place[0], place[1], part.body());
        if (!text.isEmpty() && !removed.contains(file)) {
          sources.putIfAbsent(file, text);
        }
      }
    }
    added.forEach(sources::putIfAbsent);
    requires.forEach(name -> directives.add("requires " + name + ";"));
    exports.forEach(index -> directives.export(packages[index], sources.keySet()));
    sources.put("module-info.java", directives.declaration());
    notes.forEach(note -> sources.computeIfPresent(note.file(), (file, text) -> noted(text, note)));
    return sources;
  }

  /** The file of a class. */
  static String file(String packageName, String name) {
    return packageName.replace('.', '/') + "/" + name + ".java";
  }

  private static String noted(String text, Note note) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add(note.line() % lines.size(), note.text());
    return String.join("\n", lines) + "\n";
  }
}
