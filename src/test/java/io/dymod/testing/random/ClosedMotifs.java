package io.dymod.testing.random;

import java.util.List;

/** Enums, records and sealed types: whoever takes them apart depends on all there is. */
final class ClosedMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value $B.Switching#.choose#(null)
          value $A.Colour#.RED#.level()
          type $A.Colour#
          == $A Colour#
          public enum Colour# «change interfaces: ¦ implements Runnable» {
            «order of enum constants: RED#, GREEN, BLUE ¦ BLUE, GREEN, RED# ¦ !RED#, GREEN, BLUE, PINK ¦ !RED#, BLUE» «body of an enum constant: ¦ { @Override public int level() { return 2; } }»;
            public int level() { return $number; }
            «change interfaces: ¦ public void run() {}»
            «constructor of an enum: ¦ Colour#() {} ¦ Colour#(int... x) {}»
            «constant in an enum: public static final int CODE = 5; ¦ public static final int CODE = 6;»
          }
          == $B Switching#
          import $A.Colour#;
          public class Switching# {
            public static Object choose#(Colour# colour) {
              int level = switch (colour) { case RED# -> 1; case GREEN -> 2; case BLUE -> Colour#.CODE; };
              switch (colour) { case BLUE: level++; default: break; }
              switch (colour.level()) { case Colour#.CODE: return "code"; default: return level + "" + $value; }
            }
          }
          == $C Passing#
          import static $A.Colour#.*;
          class Passing# {
            java.util.Map<$A.Colour#, Integer> map = new java.util.EnumMap<>($A.Colour#.class);
            Object pass() { return $B.Switching#.choose#(RED#) + "" + BLUE.level() + valueOf("RED#").ordinal() + RED#.getClass(); }
          }
          """,
          """
          value $B.Taking#.take#(null)
          value new $A.Point#(1, 2)
          type $A.Point#
          == $A Point#
          public record Point#(«order of record components: int x, int y ¦ int y, int x ¦ !int x, int y, int z», «type of a record component: Object ¦ String ¦ CharSequence ¦ !int» name) «change interfaces: ¦ implements $A.Named#» {
            public static final Point# ZERO = new Point#(0, 0);
            public Point#(int x, int y) { this(x, y, $text); }
            «compact constructor: ¦ public Point# { if (x < 0) { x = $constant; } } ¦ public Point# { java.util.Objects.requireNonNull(name); }»
            «accessor: ¦ public int x() { return x; }»
          }
          == $A Named#
          public interface Named# { «add a default method: ¦ default String label() { return "l"; }» }
          == $A Size#
          public «class or record: record Size#(int width, int height) {} ¦ final class Size# { public Size#(int width, int height) {} public int width() { return 1; } public int height() { return 2; } } ¦ record Size#(int height, long width) { public Size#(int width, int height) { this(height, (long) width); } }»
          == $B Taking#
          import $A.*;
          public class Taking# {
            public static Object take#(Object o) {
              if (o instanceof Point# point && point.x() > point.y()) { return "" + point.name(); }
              return "" + new Size#(1, 2).width() + new Size#(3, 4).equals(o) + Point#.ZERO.x() + $value;
            }
          }
          == $C Chain#
          class Chain# { Object chain = java.util.List.of($A.Point#.ZERO).get(0).name() + "" + $B.Taking#.take#($A.Point#.ZERO); }
          """,
          """
          value $B.Casting#.cast#(null)
          type $A.Shape#
          type $A.Square#
          == $A Shape#
          public «sealed or not: sealed ¦» interface Shape# «sealed or not: permits Circle#, Square#«permitted subclass: ¦ , Third#» ¦» { «add a default method: ¦ default int edges() { return 1; }» }
          == $A Circle#
          public «final or not: final ¦ non-sealed ¦ sealed» class Circle# implements Shape# { «final or not: ¦ ¦ static final class Disc extends Circle# {}» }
          == $A Square#
          public «class or record: record Square#(int side) implements Shape# {} ¦ final class Square# implements Shape# { public Square#(int side) {} public int side() { return 1; } }»
          == $A Third#
          «permitted subclass: ¦ record Third#() implements Shape# {}»
          == $B Casting#
          import $A.*;
          public class Casting# {
            public static Object cast#(Shape# shape) {
              if (shape instanceof Square# square) { return square.side() + $number; }
              return shape instanceof Circle# circle ? circle.toString() + «castable: (Shape#) circle ¦ (Object) circle ¦ !(Runnable) circle ¦ !(Runnable) shape» : $value;
            }
          }
          """,
          """
          release 21
          value $B.Matching#.match#(null)
          type $A.Kind#
          == $A Form#
          public sealed interface Form#<T> permits $A.Pair#, $A.Line#«permitted subclass: ¦ !, $A.Dot#» {}
          == $A Pair#
          public record Pair#<T>(«type of a record component: T ¦ Object ¦ !String» left, «type of a record component 2: int ¦ long ¦ Integer ¦ Object» right) implements Form#<T> {}
          == $A Line#
          public «sealed or not: final class Line#<T> ¦ non-sealed class Line#<T> ¦ sealed interface Line#<T>» «sealed or not: implements ¦ implements ¦ extends» Form#<T> «sealed or not: ¦ ¦ permits Thin#» {}
          == $A Thin#
          «sealed or not: ¦ ¦ public final class Thin# implements Line#<String> {}»
          == $A Dot#
          «permitted subclass: ¦ !public record Dot#<T>() implements Form#<T> {}»
          == $A Kind#
          public enum Kind# «change interfaces: implements Runnable ¦ implements Runnable, java.io.Serializable» { «order of enum constants: ONE, TWO ¦ TWO, ONE ¦ !ONE, TWO, THREE»; public void run() {} }
          == $B Matching#
          import $A.*;
          public class Matching# {
            public static Object match#(Form#<String> form) {
              return switch (form) {
                case Pair#<String>(var left, var right) when left == null -> "" + right + $value;
                case Pair#<String>(var left, var right) -> left + "" + right;
                case Line#<String> line -> line.toString();
              };
            }
            Object kinds(Runnable run, Kind# kind) {
              String text = switch (kind) { case ONE -> "1"; case TWO -> "2"; };
              return switch (run) { case Kind#.ONE -> text; case Kind# other -> other.name(); default -> 3; };
            }
          }
          == $C Nested#
          class Nested# {
            Object nest(Object o) {
              return o instanceof $A.Pair#<?>($A.Pair#<?>(var inner, var x), var right) ? inner + "" + x + right : $B.Matching#.match#(null);
            }
          }
          """);

  private ClosedMotifs() {}
}
