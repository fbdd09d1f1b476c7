package io.dymod.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An edit of one file that makes another class file, or an error, of one that doesn't name it. */
class FarEffectsTest {

  private static final String[] STRICT = {"-Xlint:all", "-Werror"};

  /**
   * An edit.
   *
   * @param kind what it is
   * @param sources a class in each line, by its name
   * @param edited the name of the class that is edited
   * @param before a part of it
   * @param after what comes there; everything goes if this is empty
   */
  record Case(String kind, String sources, String edited, String before, String after) {

    SortedMap<String, String> files() {
      SortedMap<String, String> files = new TreeMap<>();
      for (String line : sources.lines().toList()) {
        String[] parts = line.split(": ", 2);
        String packageName = parts[0].contains("/") ? parts[0].replaceFirst("/.*", "") : "";
        String declaration = packageName.isEmpty() ? "" : "package " + packageName + "; ";
        boolean isPackage = parts[0].endsWith("package-info");
        String text = isPackage ? parts[1] + " " + declaration : declaration + parts[1];
        files.put(parts[0] + ".java", text);
      }
      files.putIfAbsent("module-info.java", "module m {}");
      return files;
    }

    void edit(SortedMap<String, String> files) {
      String file = edited + ".java";
      if (after.isEmpty()) {
        files.remove(file);
      } else if (before.isEmpty()) {
        files.put(file, "package " + edited.replaceFirst("/.*", "") + "; " + after);
      } else {
        assertThat(files.get(file)).contains(before);
        files.put(file, files.get(file).replace(before, after));
      }
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "what the result of a lambda's interface returns",
            """
            m/X: class X { static int m(F1 f) { return 1; } static long m(F2 f) { return 2; } }
            m/F1: interface F1 { R1 get(); }
            m/F2: interface F2 { R2 get(); }
            m/R1: interface R1 { Integer run(); }
            m/R2: interface R2 { void run(); }
            m/User: class User { Object o = X.m(() -> () -> 5); }
            """,
            "m/R2",
            "void",
            "int"),
        new Case(
            "a default method that makes an interface one for lambdas",
            """
            m/X: class X { static int m(F1 f) { return 1; } static long m(F2 f) { return 2; } }
            m/F1: interface F1 { Object get(); }
            m/F2: interface F2 extends F3 { default void more() {} }
            m/F3: interface F3 { Integer get(); void more(); }
            m/User: class User { Object o = X.m(() -> 5); }
            """,
            "m/F2",
            "default void more() {}",
            " "),
        new Case(
            "the supertype of an argument of an argument of a supertype",
            """
            m/X: class X { static int m(N<? extends N<? extends Up>> n) { return 1; } static long m(Object o) { return 2; } }
            m/N: class N<T> {}
            m/Up: class Up {}
            m/Low: class Low {}
            m/Mid: class Mid extends N<Low> {}
            m/Top: class Top extends N<Mid> {}
            m/User: class User { Object o = X.m(new Top()); }
            """,
            "m/Low",
            "class Low",
            "class Low extends Up"),
        new Case(
            "annotations that a bridge method takes over",
            """
            m/Route: @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) public @interface Route { int[] value(); }
            m/Base: class Base { @Route({1, 2}) public String hello(String first) { return ""; } }
            m/Front: public class Front extends Base {}
            """,
            "m/Base",
            "{1, 2}",
            "{1, 3}"),
        new Case(
            "names of parameters that a bridge method takes over",
            """
            m/Base: class Base { public Object take(String first) { return ""; } }
            m/Taker: interface Taker<T> { Object take(T t); }
            m/Middle: class Middle extends Base {}
            m/User: class User extends Middle implements Taker<String> {}
            """,
            "m/Base",
            "first",
            "second"),
        new Case(
            "a class whose name begins with a dollar sign",
            """
            other/$Gen: public class $Gen { public static int who() { return 1; } }
            m/User: import other.*; class User { Object o = $Gen.who(); }
            """,
            "m/$Gen",
            "",
            "class $Gen { static long who() { return 1; } }"),
        new Case(
            "a class whose name has a dollar sign in it",
            """
            other/A$B: public class A$B { public static int who() { return 1; } }
            m/User: import other.*; class User { Object o = A$B.who(); }
            """,
            "m/A$B",
            "",
            "class A$B { static long who() { return 1; } }"),
        new Case(
            "a nested class that is called by its binary name",
            """
            m/A: class A { static class B {} }
            m/User: class User {}
            """,
            "m/User",
            "class User {}",
            "class User { A$B flat; }"),
        new Case(
            "an exported package of which only the declaration is left",
            """
            module-info: module m { exports extra; }
            extra/Only: public class Only { public Only() {} }
            extra/package-info: @m.Mark
            m/Mark: public @interface Mark {}
            m/User: class User {}
            """,
            "extra/Only",
            "class",
            ""),
        new Case(
            "a deprecation that becomes one for removal",
            """
            m/Old: class Old { @Deprecated(since = "1") void old() {} }
            m/User: class User { @SuppressWarnings("deprecation") void use() { new Old().old(); } }
            """,
            "m/Old",
            "since = \"1\"",
            "since = \"1\", forRemoval = true"),
        new Case(
            "a promise about varargs that is taken back",
            """
            m/Many: class Many { @SafeVarargs @SuppressWarnings("varargs") static <T> int many(T... all) { return 1; } }
            m/User: class User { int use(java.util.List<String> list) { return Many.many(list, list); } }
            """,
            "m/Many",
            "@SafeVarargs @SuppressWarnings(\"varargs\")",
            "@SuppressWarnings(\"unchecked\")"),
        new Case(
            "a class that moves to a file of another name",
            """
            m/Aside: class Aside {}
            m/Other: class Other {}
            m/User: class User { Aside aside; }
            """,
            "m/Other",
            "class Other {}",
            "class Other {} class Aside {}"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isThatOfACleanCompilation(Case edit) {
    SortedMap<String, String> files = edit.files();
    try (ModuleCompiler compiler = Compiled.compiler(STRICT)) {
      Compiled before = Compiled.by(compiler, files);
      assertThat(before.error()).isEmpty();
      edit.edit(files);
      if (edit.kind().contains("moves")) {
        files.remove("m/Aside.java");
      }
      Compiled clean = Compiled.clean(files, STRICT);
      assertThat(farFrom(clean, before, edit)).as("what the edit shows elsewhere").isNotEmpty();
      assertThat(Compiled.by(compiler, files).differencesFrom(clean)).isEmpty();
    }
  }

  private static List<String> farFrom(Compiled after, Compiled before, Case edit) {
    List<String> far = new ArrayList<>(after.differencesFrom(before));
    far.removeIf(difference -> difference.equals(edit.edited() + ".class"));
    return far;
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void anEditThatOthersDoNotSeeLeavesThemAlone(Case edit) {
    SortedMap<String, String> files = edit.files();
    try (ModuleCompiler compiler = Compiled.compiler()) {
      Compiled.by(compiler, files);
      edit.edit(files);
      assertThat(Compiled.by(compiler, files).files())
          .contains(edit.edited() + ".java")
          .doesNotContain("m/User.java");
    }
  }

  static Stream<Case> harmless() {
    String sources =
        """
        m/Base: class Base { static int twice(int one) { return 2 * one; } }
        m/User: class User { int use() { return Base.twice(1); } }
        """;
    return Stream.of(
        new Case("the body of a method", sources, "m/Base", "2 * one", "3 * one"),
        new Case(
            "a lambda, an anonymous and a local class in a body",
            sources,
            "m/Base",
            "return",
            "class In {} Runnable r = () -> {}; r = new Runnable() { public void run() {} }; return"),
        new Case("the name of a parameter", sources, "m/Base", "one", "other"));
  }
}
