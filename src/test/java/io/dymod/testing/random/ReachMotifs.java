package io.dymod.testing.random;

import java.util.List;

/** What the compiler gets to through several declarations, of which the user names none. */
final class ReachMotifs {

  static final List<String> TEXTS =
      List.of(
          // Which overload a lambda means depends on what its interface's result returns.
          """
          value $C.Chooser#.choose#()
          type $A.First#
          type $B.Deep#
          == $A Over#
          public class Over# {
            public static String over(First# first) { return "1"; }
            public static long over(Second# second) { return 2; }
          }
          == $A First#
          public interface First# { $B.Result# get(); }
          == $A Second#
          public interface Second# extends $C.Third# { «default or abstract: ¦ default void third() {}» }
          == $C Third#
          public interface Third# { $B.Outcome# get(); «default or abstract: ¦ void third();» }
          == $B Result#
          public interface Result# { «return type: Integer ¦ int ¦ Object» run(); }
          == $B Outcome#
          public interface Outcome# extends Deep# { «add a default method: ¦ default int more() { return 1; }» }
          == $B Deep#
          public interface Deep# { «return type 2: void ¦ Number ¦ Comparable<Integer> ¦ String» run(); «add an abstract method: ¦ ¦ !void second();» }
          == $C Chooser#
          public class Chooser# {
            public static Object choose#() { return "" + $A.Over#.over(() -> () -> 5) + $value; }
          }
          """,
          // Whether one type is a subtype of another depends on arguments of arguments.
          """
          value new $C.Picker#().pick#()
          base $C.Wrap#
          == $A Nest#
          public class Nest#<T> { public T in; }
          == $A Picking#
          public class Picking# {
            public static String pick(Nest#<? extends Nest#<? extends $B.Upper#>> nested) { return "n"; }
            public static int pick(Object any) { return 1; }
            public static <T extends Nest#<? extends $B.Upper#>> char most(Nest#<T> nested) { return 'c'; }
            public static <T> double most(«erasure of a parameter: Object ¦ T» any) { return 1; }
          }
          == $B Upper#
          public «class or interface: interface ¦ class» Upper# {}
          == $B Lowest#
          public class Lowest# «change superclass: ¦ «class or interface: implements ¦ extends» Upper#» {}
          == $B Amid#
          public class Amid# extends $A.Nest#<«type argument of a superclass: Lowest# ¦ Object»> {}
          == $C Wrap#
          public class Wrap# extends $A.Nest#<$B.Amid#> {}
          == $C Picker#
          public class Picker# { public Object pick#() { return "" + $A.Picking#.pick(new Wrap#()) + $A.Picking#.most(new Wrap#()) + $value; } }
          """,
          // The type of a conditional: the least upper bound goes through type arguments.
          """
          value $C.Mixer#.mix#(true)
          type $A.Sweet#
          == $A Sweet#
          public class Sweet# implements Holds#<$B.Sugar#> {}
          == $A Sour#
          public class Sour# implements Holds#<$B.Lemon#> {}
          == $A Holds#
          public interface Holds#<T> { default T content() { return null; } }
          == $B Sugar#
          public class Sugar# extends Food# «change interfaces: ¦ implements $A.White# ¦ implements $A.White#, java.io.Serializable» {}
          == $B Lemon#
          public class Lemon# «change superclass: ¦ extends Food#» «change interfaces 2: ¦ implements $A.White#» {}
          == $B Food#
          @SuppressWarnings("serial")
          public abstract class Food# {}
          == $A White#
          public interface White# { «add a default method: ¦ default int white() { return $number; }» }
          == $A Tasting#
          public class Tasting# {
            public static String taste(Object o) { return "o"; }
            «bound: public static int taste($B.Food# o) { return 1; } ¦ public static <T extends $B.Food# & White#> char taste(T t) { return 'c'; }»
          }
          == $C Mixer#
          import $A.*;
          public class Mixer# {
            public static Object mix#(boolean one) {
              var mixed = one ? new Sweet#() : new Sour#();
              var all = java.util.Arrays.asList(new Sour#(), new Sweet#());
              var content = mixed.content();
              return "" + Tasting#.taste(content) + Tasting#.taste(all.get(0).content()) + $value;
            }
          }
          """,
          // A reference to a method fits by what is a supertype of what, far away.
          """
          value new $C.Sender#().send#()
          == $A Sending#
          public class Sending# {
            public static String send(Port# port) { return "p"; }
            public static int send(Quay# quay) { return 1; }
          }
          == $A Port#
          public interface Port# { $B.Cargo# load($B.Crate# crate); }
          == $A Quay#
          public interface Quay# { $B.Goods# load($B.Box# box); «static method of an interface: ¦ static void load() {}» }
          == $B Cargo#
          public class Cargo# {}
          == $B Goods#
          public class Goods# «change superclass: ¦ extends Cargo#» {}
          == $B Crate#
          public class Crate# «change superclass 2: ¦ extends Box#» {}
          == $B Box#
          public class Box# {}
          == $B Crane#
          public class Crane# { public static Cargo# lift(«type of a parameter: Crate# ¦ Object» what) { return null; } }
          == $C Sender#
          public class Sender# { public Object send#() { return "" + $A.Sending#.send($B.Crane#::lift) + $value; } }
          """,
          // Constants handed on, each by another class.
          """
          constant $C.Fifth#.E#
          value $A.Sixth#.six#(2)
          == $A Start#
          public interface Start# { int A# = «constant value: 1 ¦ 2»; }
          == $B Second#
          public interface Second# { int B# = $A.Start#.A# + «constant value 2: 1 ¦ 2»; }
          == $C Third#
          public class Third# implements $B.Second# { public static final String C# = "c" + B#; }
          == $A Fourth#
          public class Fourth# extends $C.Third# { public static final boolean D# = C#.equals("c2") | «constant to non-constant: C# == "c3" ¦ "c3".equals(C#)»; }
          == $C Fifth#
          public class Fifth# { public static final int E# = «constant value 3: 2 + ¦ 3 *» $B.Second#.B#; }
          == $A Sixth#
          public class Sixth# {
            public static Object six#(int x) {
              switch (x) { case $C.Fifth#.E# * 10: return "five"; default: }
              if ($A.Fourth#.D#) { return "four"; }
              return $value;
            }
          }
          """,
          // Sealed types in records in sealed types: whether all is covered.
          """
          release 21
          value $C.Cover#.cover#(null)
          type $A.Tree#
          == $A Tree#
          public sealed interface Tree# permits Leaf#, Fork# {}
          == $A Leaf#
          public record Leaf#(Fruit# fruit, «type of a record component: Object ¦ String ¦ int» size) implements Tree# {}
          == $A Fork#
          public record Fork#(Tree# left, Tree# right) implements Tree# {}
          == $A Fruit#
          public sealed interface Fruit# permits Soft#, Nut# «permit another class: ¦ !, Seed#» {}
          == $A Soft#
          public «enum or class: enum Soft# implements Fruit# { PLUM# } ¦ record Soft#(int x) implements Fruit# {} ¦ enum Soft# implements Fruit# { FIG#, PLUM# }»
          == $A Nut#
          public «make abstract: abstract sealed class Nut# ¦ !sealed class Nut#» implements Fruit# permits Hazel#, Seed# {}
          == $A Hazel#
          public final class Hazel# extends Nut# {}
          == $A Seed#
          public non-sealed class Seed# extends Nut# «change interfaces: ¦ implements Runnable» { «change interfaces: ¦ public void run() {}» }
          == $C Cover#
          import $A.*;
          public class Cover# {
            public static Object cover#(Tree# tree) {
              if (tree == null) { return $value; }
              return switch (tree) {
                case Leaf#(Soft# soft, var size) -> "s" + size;
                case Leaf#(Hazel# nut, var size) -> "h" + size;
                case Leaf#(Seed# nut, var size) -> "e" + size;
                case Fork#(Leaf# left, var right) -> 1;
                case Fork#(Fork# left, Tree# right) -> 'f';
              };
            }
          }
          """);

  private ReachMotifs() {}
}
