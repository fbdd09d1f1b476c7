package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.change.Refusal;
import io.dymod.compile.MemorySources;
import io.dymod.compile.ModuleCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What of a class may change in place, and what is said of the rest. */
class ClassFilesTest {

  private static final Set<String> NOBODY = Set.of();
  private static final Supplier<Set<Ability>> NOTHING_MORE = Set::of;

  /** What is between the braces of class {@code game.Ship}. */
  private static Map<String, byte[]> ship(String body) {
    return classes(Map.of("game/Ship.java", "package game; class Ship { " + body + " }"));
  }

  private static Map<String, byte[]> classes(Map<String, String> sources) {
    Map<String, String> files = new HashMap<>(sources);
    files.put("module-info.java", "module game { }");
    try (ModuleCompiler compiler = ModuleCompiler.above(ModuleLayer.boot(), List.of())) {
      Map<String, byte[]> classes = new HashMap<>();
      compiler
          .compile(MemorySources.of(files), Map.of())
          .content()
          .entries()
          .forEach(
              (name, bytes) -> {
                if (!name.startsWith("module-info")) {
                  classes.put(name.replace(".class", ""), bytes);
                }
              });
      return classes;
    } catch (Refusal refusal) {
      throw new IllegalArgumentException(refusal);
    }
  }

  private static Optional<String> obstacle(String before, String after) {
    return new ClassFiles(ship(before), ship(after)).obstacle(NOBODY, NOBODY, NOTHING_MORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          int speed() { return 1; }                      | int speed() { return 2; }
          int f() { return 1; } int g() { return 2; }    | int f() { return 1; }    int g() { int x = 2; return x; }
          String f(String s) { return s; }               | String f(String s) { switch (s) { case "a": return "b"; default: return s; } }
          Runnable f() { return () -> g(1); } static void g(int i) { } | Runnable f() { return () -> g(2); } static void g(int i) { }
          Object f() { return new Object() { int x() { return 1; } }; } | Object f() { return new Object() { int x() { return 2; } }; }
          int f() { return java.util.Map.of().size(); }  | int f() { for (java.util.Map.Entry<?, ?> e : java.util.Map.of().entrySet()) { e.getKey(); } return 0; }
          int x; Ship() { x = 1; }                       | int x; Ship() { x = 2; }
          static int x = 1; int f() { return x; }        | static int x = 1; int f() { return -x; }
          void f(int a) { }                              | void f(int b) { }
          """)
  void bodiesOfMethodsChangeInPlace(String before, String after) {
    assertThat(obstacle(before, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          int x;                   | int x; double speed;       | field `speed` was added to game.Ship
          int x; int y;            | int x;                     | field `y` was removed from game.Ship
          int x;                   | long x;                    | field `x` was added to game.Ship
          int x;                   | private int x;             | the declaration of field `x` of game.Ship changed
          static final int X = 1;  | static final int X = 2;    | the declaration of field `X` of game.Ship changed
          void f() { }             | void f() { } int turn(int a, String b) { return a; } | method `turn(int, String)` was added to game.Ship
          void f() { }             |                            | method `f()` was removed from game.Ship
          void f() { }             | void f() throws Exception { } | the declaration of method `f()` of game.Ship changed
          void f() { }             | @Deprecated void f() { }   | the declaration of method `f()` of game.Ship changed
          Ship() { }               | Ship() { } Ship(int x) { } | constructor `(int)` was added to game.Ship
          static int x = 1;        | static int x = 2;          | what game.Ship does when it is initialised has changed
          Runnable f() { return null; } | Runnable f() { return () -> { }; } | a lambda was added to game.Ship
          Runnable f() { return null; } | Runnable f() { return new Runnable() { public void run() { } }; } | class game.Ship$1 was added
          class Part { }           |                            | class game.Ship$Part was removed
          void f(boolean b) { }    | void f(boolean b) { assert b; } | field `$assertionsDisabled` was added to game.Ship
          Object f() { return new Object() { int x; }; } | Object f() { return new Object() { int y; }; } | field `y` was added to game.Ship$1
          enum E { A }             | enum E { A, B }            | field `B` was added to game.Ship$E
          """)
  void whatDoesMoreIsNamed(String before, String after, String obstacle) {
    assertThat(obstacle(before == null ? "" : before, after == null ? "" : after))
        .contains(obstacle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PRIVATE_METHODS | void f() { } | void f() { } private static void g() { } |
          PRIVATE_METHODS | void f() { } | void f() { } private void g() { } | method `g()` was added to game.Ship
          PRIVATE_METHODS | void f() { } | void f() { } void g() { } | method `g()` was added to game.Ship
          PRIVATE_METHODS | Runnable f() { return null; } | Runnable f() { return () -> { }; } |
          PRIVATE_METHODS | Runnable f() { return () -> { }; } | Runnable f() { return null; } | a lambda was removed from game.Ship
          PRIVATE_METHODS | Runnable f() { return () -> h(1); } static void h(int i) { } | Runnable f() { Runnable r = () -> h(2); return () -> h(1); } static void h(int i) { } | lambdas of game.Ship have changed places
          METHODS         | void f() { } | void f() { } void g() { } |
          METHODS         | int x;       | int x; int y;             | field `y` was added to game.Ship
          METHODS         | static int x; | static int x = 1;        | what game.Ship does when it is initialised has changed
          FIELDS          | int x;       | int x; int y = 1;         |
          FIELDS          | int x;       | int x; static int y;      | field `y` was added to game.Ship
          FIELDS          | int x; int y; | int x;                   | field `y` was removed from game.Ship
          """)
  void whatTheVirtualMachineCanDoMoreIsDone(
      Ability ability, String before, String after, String obstacle) {
    ClassFiles change = new ClassFiles(ship(before), ship(after));
    assertThat(change.obstacle(NOBODY, NOBODY, () -> Set.of(ability)))
        .isEqualTo(Optional.ofNullable(obstacle));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          class Ship { }             | final class Ship { }          | the declaration of game.Ship has changed
          class Ship { }             | class Ship extends Thread { } | the declaration of game.Ship has changed
          class Ship { }             | class Ship implements Runnable { public void run() { } } | the declaration of game.Ship has changed
          @interface Mark { } class Ship { } | @interface Mark { } @Mark class Ship { } | annotations or record components of game.Ship have changed
          @interface Mark { } record Ship(int x) { } | @interface Mark { } record Ship(@Mark int x) { } | annotations or record components of game.Ship have changed
          """)
  void whatAClassSaysOfItselfIsNoBody(String before, String after, String obstacle) {
    ClassFiles change =
        new ClassFiles(
            classes(Map.of("game/Ship.java", "package game; " + before)),
            classes(Map.of("game/Ship.java", "package game; " + after)));
    assertThat(change.obstacle(NOBODY, NOBODY, NOTHING_MORE)).contains(obstacle);
  }

  @Test
  void aClassOfItsOwnMayBeAddedUnlessItWasMissed() {
    Map<String, byte[]> before = ship("");
    Map<String, byte[]> after = new HashMap<>(before);
    after.put("game/Rock", new byte[0]);
    ClassFiles change = new ClassFiles(before, after);
    assertThat(change.obstacle(NOBODY, NOBODY, NOTHING_MORE)).isEmpty();
    assertThat(change.obstacle(NOBODY, Set.of("game.Rock"), NOTHING_MORE))
        .contains("class game.Rock, which was missed, is there now");
  }

  @Test
  void theConstructorOfAProviderHasToRunAgainAndSoHasItsProviderMethod() {
    Map<String, byte[]> before = ship("int x = 1; public static Ship provider() { return null; }");
    Set<String> ship = Set.of("game/Ship");
    ClassFiles constructor =
        new ClassFiles(before, ship("int x = 2; public static Ship provider() { return null; }"));
    assertThat(constructor.obstacle(NOBODY, NOBODY, NOTHING_MORE)).isEmpty();
    assertThat(constructor.obstacle(ship, NOBODY, NOTHING_MORE))
        .contains("the constructor of game.Ship has changed");
    ClassFiles method =
        new ClassFiles(
            before, ship("int x = 1; public static Ship provider() { return new Ship(); }"));
    assertThat(method.obstacle(NOBODY, NOBODY, NOTHING_MORE)).isEmpty();
    assertThat(method.obstacle(ship, NOBODY, NOTHING_MORE))
        .contains("method `provider()` of game.Ship has changed");
  }

  @Test
  void lambdasThatHaveChangedPlacesAreNotTakenForEachOther() {
    String body = "Runnable f() { return () -> g(%d); } Runnable h() { return () -> g(%d); }";
    String rest = " static void g(int i) { }";
    assertThat(obstacle(body.formatted(1, 2) + rest, body.formatted(2, 1) + rest))
        .contains("lambdas of game.Ship have changed places");
    assertThat(obstacle(body.formatted(1, 2) + rest, body.formatted(3, 2) + rest)).isEmpty();
  }

  @Test
  void lambdasOfOtherCompilersAreNotTakenForEachOtherEither() {
    String body = "Runnable f() { return () -> g(%d); } Runnable h() { return () -> g(%d); }";
    String rest = " static void g(int i) { }";
    ClassFiles change =
        new ClassFiles(
            renamed(ship(body.formatted(1, 2) + rest)), renamed(ship(body.formatted(2, 1) + rest)));
    assertThat(change.obstacle(NOBODY, NOBODY, NOTHING_MORE))
        .contains("lambdas of game.Ship have changed places");
  }

  /** With the names of another compiler, {@code f$lambda$0}. */
  private static Map<String, byte[]> renamed(Map<String, byte[]> classes) {
    Map<String, byte[]> renamed = new HashMap<>();
    classes.forEach(
        (name, bytes) -> {
          ClassWriter writer = new ClassWriter(0);
          new ClassReader(bytes)
              .accept(
                  new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                        int access,
                        String method,
                        String descriptor,
                        String signature,
                        String[] thrown) {
                      return super.visitMethod(
                          access,
                          method.replaceFirst("^lambda\\$(\\w+)\\$", "$1\\$lambda\\$"),
                          descriptor,
                          signature,
                          thrown);
                    }
                  },
                  0);
          renamed.put(name, writer.toByteArray());
        });
    return renamed;
  }

  @Test
  void anonymousClassesThatMayHaveChangedPlacesAreNotTakenForEachOther() {
    String body =
        "Object f() { return new Object() { int x() { return %d; } }; }"
            + " Object g() { return new Object() { int x() { return %d; } }; }";
    assertThat(obstacle(body.formatted(1, 2), body.formatted(2, 1)))
        .contains("game.Ship$1 and game.Ship$2 may have changed places");
    assertThat(obstacle(body.formatted(1, 2), body.formatted(1, 3))).isEmpty();
  }

  @Test
  void linesAloneChangeInPlace() {
    ClassFiles change =
        new ClassFiles(
            ship("static int x = 1; Object f() { return new Object() { }; }"),
            ship("\n static int x = 1;\n Object f() {\n return new Object() { }; }"));
    assertThat(change.obstacle(NOBODY, NOBODY, NOTHING_MORE)).isEmpty();
    assertThat(change.changed()).containsExactly("game/Ship", "game/Ship$1");
  }
}
