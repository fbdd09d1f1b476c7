package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.compile.CompiledFile.ClassOutput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which files a change of classes affects. What the words of a class file add up to is told by
 * {@link FarEffectsTest}; here it is only which way the news goes.
 */
class ImpactTest {

  /** Each class has a file of its name, which is all that looks at it. */
  private static final Map<String, String> WORLD = new HashMap<>();

  static {
    WORLD.put("Top", "");
    WORLD.put("Sub", "extends:Top");
    WORLD.put("Low", "extends:Sub");
    WORLD.put("Bound", "kindNames:Top");
    WORLD.put("Far", "kindNames:Bound");
    WORLD.put("Field", "mentions:Top");
    WORLD.put("Other", "");
  }

  /** What the other files look at: classes, and simple names. */
  private static final Map<String, CompiledFile> USERS =
      Map.of(
          "UsesTop", file(List.of("Top"), List.of()),
          "UsesSub", file(List.of("Sub"), List.of()),
          "UsesFar", file(List.of("Far"), List.of()),
          "UsesField", file(List.of("Field"), List.of()),
          "SaysTop", file(List.of("Other"), List.of("Top")),
          "SaysNew", file(List.of("Other"), List.of("New")),
          "SaysInner", file(List.of(), List.of("Inner")),
          "Unknown", new CompiledFile(new byte[0], new TreeMap<>(), References.UNKNOWN));

  private static CompiledFile file(List<String> classes, List<String> names) {
    return new CompiledFile(
        new byte[0], new TreeMap<>(), new References(Set.copyOf(classes), Set.copyOf(names), true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "where nothing has changed nothing is affected, '', ''",
    "a member affects the class; its subclasses; and who looked at them, Top members, "
        + "Top Sub Low UsesTop UsesSub Unknown",
    "a member of a subclass does not affect the class above, Sub members, "
        + "Sub Low UsesSub Unknown",
    "what only subclasses see affects none that looked, Top legacy, Top Sub Low Unknown",
    "another kind affects what names it in its kind and so on; who mentions those; and who says it, "
        + "Top kind, Top Sub Low Bound Far Field UsesTop UsesSub UsesFar UsesField SaysTop Unknown",
    "a class that nothing names affects who looked at it or says its name, Other kind, "
        + "Other SaysTop SaysNew Unknown",
    "a class that is gone is of another kind, Top gone, "
        + "Top Sub Low Bound Far Field UsesTop UsesSub UsesFar UsesField SaysTop Unknown",
    "a new class affects who says its name, New new, SaysNew Unknown",
    "an inner class has its inner name too, Outer$Inner new, SaysInner Unknown"
  })
  void aChangeAffects(String sentence, String change, String affected) {
    Map<String, ClassAbi> before = new HashMap<>();
    WORLD.forEach((name, text) -> before.put(name, abi(text, "")));
    Map<String, ClassAbi> after = new HashMap<>(before);
    if (!change.isEmpty()) {
      String name = change.split(" ")[0];
      String what = change.split(" ")[1];
      if (what.equals("gone")) {
        after.remove(name);
      } else {
        after.put(name, abi(WORLD.getOrDefault(name, ""), what));
      }
    }
    Set<String> expected =
        Arrays.stream(affected.split(" "))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    assertThat(new Impact(before, after).on(files(before)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Map<String, CompiledFile> files(Map<String, ClassAbi> world) {
    Map<String, CompiledFile> files = new HashMap<>(USERS);
    world.forEach(
        (name, abi) ->
            files.put(
                name,
                new CompiledFile(
                    new byte[0],
                    new TreeMap<>(Map.of(name, new ClassOutput(new byte[0], abi))),
                    new References(Set.of(), Set.of(), true))));
    return files;
  }

  private static ClassAbi abi(String names, String changed) {
    return new ClassAbi(
        changed.equals("members") ? "other" : "",
        changed.equals("kind") ? "other" : "",
        changed.equals("legacy") ? "other" : "",
        after(names, "extends:"),
        after(names, "kindNames:"),
        after(names, "mentions:"));
  }

  private static Set<String> after(String text, String word) {
    return text.startsWith(word) ? Set.of(text.substring(word.length())) : Set.of();
  }
}
