package io.dymod.testing.random;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The declaration of the module as it comes to be. */
final class Directives {

  /** The directives by what they are about: a module may be required once only. */
  private final SortedMap<String, String> directives = new TreeMap<>();

  void add(String directive) {
    if (!directive.isBlank()) {
      String subject =
          directive.replaceAll("\\b(static|transitive)\\b", "").replaceAll("\\s+", " ");
      directives.putIfAbsent(subject, directive);
    }
  }

  /** Exports a package, unless it's empty and can't be exported. */
  void export(String packageName, Set<String> files) {
    String folder = packageName.replace('.', '/');
    if (files.stream().anyMatch(file -> file.replaceFirst("/[^/]+\\.java$", "").equals(folder))) {
      add("exports " + packageName + ";");
    }
  }

  String declaration() {
    return "module m {\n" + String.join("\n", directives.values()) + "\n}\n";
  }
}
