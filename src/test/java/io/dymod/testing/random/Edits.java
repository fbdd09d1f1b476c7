package io.dymod.testing.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Edits at random: those of the motifs, and those that any module may see. */
final class Edits {

  private static final List<String> GENERAL =
      List.of(
          "rename classes",
          "rename a package",
          "remove a class but not its uses",
          "add an empty class of a known name",
          "add a class of a name of java.lang",
          "add a copy of a class to another package",
          "remove an added class",
          "export a package or don't",
          "require a module or don't");

  private static final List<String> LANGUAGE =
      List.of("Integer", "Number", "Math", "Thread", "Iterable", "Runnable", "Process");

  private static final List<String> MODULES =
      List.of("java.logging", "java.sql", "transitive java.xml", "static java.compiler");

  private static final List<String> NOTES = List.of("", "\n\n", "// a note", "/* one\n more */");

  private final Random random;
  private final List<Instance> instances;
  private int fresh = 100;

  Edits(Random random, List<Instance> instances) {
    this.random = random;
    this.instances = instances;
  }

  /** All kinds that occur where all motifs do. */
  static SortedSet<String> kinds(int release) {
    return Stream.of(
            GENERAL.stream(),
            Stream.of("undo", "lines move"),
            Library.motifs(release).stream()
                .flatMap(motif -> motif.knobs().stream())
                .map(Knob::kind))
        .flatMap(kinds -> kinds)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /** Edits a state, perhaps in several ways at once, and says how. */
  String apply(State state) {
    if (random.nextInt(10) > 0) {
      return one(state);
    }
    return IntStream.rangeClosed(0, 1 + random.nextInt(3))
        .mapToObj(number -> one(state))
        .collect(Collectors.joining("; "));
  }

  private String one(State state) {
    if (!state.removed.isEmpty() && random.nextBoolean()) {
      String file = state.removed.first();
      state.removed.remove(file);
      return "bring back a class (" + file + ")";
    }
    int dice = random.nextInt(20);
    if (dice < 14) {
      return turn(state);
    }
    return dice < 16 ? note(state) : general(GENERAL.get(random.nextInt(GENERAL.size())), state);
  }

  /** Turns a knob; only now and then to where the module needn't compile. */
  private String turn(State state) {
    boolean dare = random.nextInt(4) == 0;
    while (true) {
      int index = random.nextInt(instances.size());
      Motif motif = instances.get(index).motif();
      if (motif.knobs().isEmpty()) {
        continue;
      }
      int number = random.nextInt(motif.knobs().size());
      Knob knob = motif.knobs().get(number);
      int before = state.alternatives[index][number];
      int after = random.nextInt(knob.alternatives());
      if (after != before && (dare || !knob.breaks(after))) {
        state.alternatives[index][number] = after;
        String place = new Page(instances, state).text(index, motif.parts().get(0).place());
        return "%s (motif of %s, %d to %d)".formatted(knob.kind(), place, before, after);
      }
    }
  }

  private String note(State state) {
    String file = pick(files(state));
    state.notes.add(new State.Note(file, random.nextInt(100), pick(NOTES)));
    return "lines move (" + file + ")";
  }

  private String general(String kind, State state) {
    String object =
        switch (GENERAL.indexOf(kind)) {
          case 0 -> {
            int index = random.nextInt(instances.size());
            state.numbers[index] = fresh++;
            yield "now numbered " + state.numbers[index];
          }
          case 1 -> {
            int index = random.nextInt(state.packages.length);
            state.packages[index] = "m.r" + fresh++;
            yield "now " + state.packages[index];
          }
          case 2 -> {
            String file = pick(classes(state));
            state.removed.add(file);
            yield file;
          }
          case 3 -> added(state, pick(classes(state)).replaceFirst(".*/(.*)\\.java", "$1"));
          case 4 -> added(state, pick(LANGUAGE));
          case 5 -> copied(state, pick(classes(state)));
          case 6 -> {
            if (state.added.isEmpty()) {
              yield "none";
            }
            String file = pick(new ArrayList<>(state.added.keySet()));
            state.added.remove(file);
            yield file;
          }
          case 7 -> toggled(state.exports, random.nextInt(state.packages.length));
          default -> toggled(state.requires, pick(MODULES));
        };
    return kind + " (" + object + ")";
  }

  private String added(State state, String name) {
    String packageName = pick(List.of(state.packages));
    String text = pick(List.of("class ", "public class ", "public interface ")) + name + " {}\n";
    state.added.put(State.file(packageName, name), "package " + packageName + ";\n" + text);
    return State.file(packageName, name);
  }

  private String copied(State state, String file) {
    String packageName = pick(List.of(state.packages));
    String name = file.replaceFirst(".*/(.*)\\.java", "$1");
    String text = state.sources(instances).get(file);
    state.added.put(
        State.file(packageName, name),
        text.replaceFirst("package .*;\n", "package " + packageName + ";\n"));
    return file + " to " + packageName;
  }

  private static <T> String toggled(SortedSet<T> set, T element) {
    if (!set.remove(element)) {
      set.add(element);
    }
    return String.valueOf(element);
  }

  private List<String> classes(State state) {
    return files(state).stream().filter(file -> !file.contains("-info")).toList();
  }

  private List<String> files(State state) {
    return List.copyOf(state.sources(instances).keySet());
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
