package io.dymod.redefine;

import io.dymod.testing.random.RandomModule;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sources of a random module {@code m} that can be asked for all it has to say, and of a module
 * {@code n} that has its constants compiled in. Both provide a function that is asked for an answer
 * by its kind and number:
 *
 * <ul>
 *   <li>{@code value}: any value
 *   <li>{@code kept}: an object made now; {@code keep} notes it in a static field as well
 *   <li>{@code noted}: what is noted there
 *   <li>{@code asked}: how often it was asked this, the object first, and then the class
 * </ul>
 *
 * What is thrown is returned.
 */
final class RunningModules {

  private static final int FILES = 14;

  private static final Pattern PACKAGE = Pattern.compile("((?:[a-z]\\w*\\.)+)[A-Z].*");

  private static final String PROVIDER =
      """
      package %s;
      public final class Probe implements java.util.function.BiFunction<String, Integer, Object> {
        private static final java.util.Map<Integer, Object> NOTED = new java.util.HashMap<>();
        private static int all;
        private int own;
        @Override public Object apply(String what, Integer index) {
          try {
            switch (what) {
              case "value": return value(index);
              case "kept": return kept(index);
              case "keep": Object made = kept(index); NOTED.put(index, made); return made;
              case "noted": return NOTED.get(index);
              default: return ++own + " of " + ++all;
            }
          } catch (Throwable thrown) {
            return thrown;
          }
        }
        private static Object value(int index) throws Throwable {
          switch (index) {
      %s      default: return "no value";
          }
        }
        private static java.util.function.Supplier<?> kept(int index) throws Throwable {
          switch (index) {
      %s      default: return null;
          }
        }
      }
      """;

  private final RandomModule module;

  RunningModules(int seed) {
    module =
        RandomModule.running(new Random(seed), FILES, Math.min(21, Runtime.version().feature()));
  }

  /** Edits the sources at random, and says how. */
  String edit() {
    return module.edit();
  }

  /** Returns to the sources before the last edit. */
  void undo() {
    module.undo();
  }

  /** How many values there are in each module, whatever is edited. */
  Map<String, Integer> values() {
    return Map.of("m", module.values().size(), "n", module.constants().size());
  }

  /** How many objects there are to keep. */
  int kept() {
    return module.kept().size();
  }

  /** The sources of both modules, by file, below the name of each. */
  SortedMap<String, SortedMap<String, String>> sources() {
    SortedMap<String, String> main = new TreeMap<>(module.sources());
    main.put("module-info.java", declaration(main.get("module-info.java")));
    main.put(
        "m/probe/Probe.java",
        PROVIDER.formatted("m.probe", cases(module.values()), cases(module.kept())));
    SortedMap<String, String> user = new TreeMap<>();
    user.put(
        "module-info.java",
        "module n { requires m; provides java.util.function.BiFunction with n.Probe; }");
    user.put("n/Probe.java", PROVIDER.formatted("n", cases(module.constants()), ""));
    return new TreeMap<>(Map.of("m", main, "n", user));
  }

  /** With the provider, and with all exported that the other module may name. */
  private String declaration(String declared) {
    TreeSet<String> exports = new TreeSet<>();
    for (String constant : module.constants()) {
      Matcher matcher = PACKAGE.matcher(constant);
      if (matcher.matches()) {
        String name = matcher.group(1);
        exports.add("exports " + name.substring(0, name.length() - 1) + ";\n");
      }
    }
    exports.removeIf(declared::contains);
    return declared.replace(
        "module m {\n",
        "module m {\nprovides java.util.function.BiFunction with m.probe.Probe;\n"
            + String.join("", exports));
  }

  private static String cases(List<String> expressions) {
    return IntStream.range(0, expressions.size())
        .mapToObj(index -> "      case " + index + ": return " + expressions.get(index) + ";\n")
        .collect(Collectors.joining());
  }
}
