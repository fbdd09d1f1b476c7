package io.dymod.compile;

import io.dymod.change.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which resources a unit with sources has. It is told from the bytes alone, and no file's age
 * matters:
 *
 * <ul>
 *   <li>What lies in the sources counts as it lies there. A copy in the build's output that differs
 *       is an old one.
 *   <li>But the copy counts where the build filters: where it is what the source becomes when its
 *       placeholders (<code>${…}</code>, {@code $name}, {@code @…@}) are replaced, line by line.
 *   <li>What lies in the output alone is left over from a resource that has been deleted, unless it
 *       lies in {@code META-INF}, where builds put what they make themselves.
 * </ul>
 */
record Resources(Content sources, Content output) {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{[^}]*\\}|@[\\w.-]+@|\\$[A-Za-z_][\\w.]*");
  private static final String OF_BUILDS = "META-INF/";

  /** Whether a file is neither a Java source nor a class file. */
  static boolean isResource(String name) {
    return !name.endsWith(".java") && !name.endsWith(".class");
  }

  /** All resources, by name. */
  SortedMap<String, byte[]> all() {
    SortedMap<String, byte[]> all = new TreeMap<>();
    output
        .entries()
        .forEach(
            (name, bytes) -> {
              if (isResource(name) && name.startsWith(OF_BUILDS)) {
                all.put(name, bytes);
              }
            });
    sources
        .entries()
        .forEach(
            (name, bytes) -> {
              if (isResource(name)) {
                all.put(
                    name, output.entry(name).filter(copy -> isFiltered(bytes, copy)).orElse(bytes));
              }
            });
    return all;
  }

  /** What lies in the output and does not count. */
  SortedSet<String> leftOver() {
    SortedSet<String> names = new TreeSet<>(output.names());
    names.removeIf(
        name -> !isResource(name) || name.startsWith(OF_BUILDS) || sources.entry(name).isPresent());
    return names;
  }

  /** Whether a build can have made a copy by replacing the placeholders of a source. */
  static boolean isFiltered(byte[] source, byte[] copy) {
    List<String> before = lines(source);
    List<String> after = lines(copy);
    if (before.size() != after.size() || before.equals(after)) {
      return false;
    }
    for (int line = 0; line < before.size(); line++) {
      if (!before.get(line).equals(after.get(line))
          && !isFiltered(before.get(line), after.get(line))) {
        return false;
      }
    }
    return true;
  }

  /** Any encoding will do in which a byte is a character. */
  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** What stands for a placeholder must not be one: then the source was changed, not filtered. */
  private static boolean isFiltered(String source, String copy) {
    int here = 0;
    int from = 0;
    for (MatchResult placeholder : PLACEHOLDER.matcher(source).results().toList()) {
      String literal = source.substring(from, placeholder.start());
      int found = from == 0 ? (copy.startsWith(literal) ? 0 : -1) : copy.indexOf(literal, here);
      if (found < 0 || isPlaceholder(copy.substring(here, found))) {
        return false;
      }
      here = found + literal.length();
      from = placeholder.end();
    }
    String rest = source.substring(from);
    return from > 0
        && copy.endsWith(rest)
        && copy.length() - rest.length() >= here
        && !isPlaceholder(copy.substring(here, copy.length() - rest.length()));
  }

  private static boolean isPlaceholder(String value) {
    return PLACEHOLDER.matcher(value).find();
  }
}
