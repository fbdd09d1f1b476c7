package io.dymod.testing.random;

import java.util.List;

/** Superclasses and interfaces: what is inherited, overridden, bridged and in conflict. */
final class HierarchyMotifs {

  static final List<String> TEXTS =
      List.of(
          // A superclass that isn't public: its methods are bridged in the subclass.
          """
          value new $A.Front#().shown#()
          base $A.Front#
          type $A.Front#
          == $A Back#
          «access of a class: ¦ public» «make abstract: class ¦ abstract class» Back# «change superclass: ¦ extends $base» {
            public «return type: Object ¦ String ¦ StringBuilder» shown#() { return null; }
            «add a method: ¦ public int added(int x) { return x; } ¦ public static int added(int x) { return x; } ¦ protected int added(int x) { return x; }»
            «final or not: public ¦ public final» void fixed() { «method body: ¦ Object unused = $value;» }
          }
          == $A Front#
          public class Front# extends Back# {}
          == $B Window#
          import $A.Front#;
          public class Window# extends Front# {
            Object look() { fixed(); return shown#() + "" + new Front#().shown#() + super.shown#(); }
          }
          == $C Passer#
          class Passer# { Object pass($B.Window# window) { window.fixed(); return window.shown#(); } }
          """,
          // Two interfaces with defaults, and a class that has to choose.
          """
          value new $C.Both#().greet#()
          type $A.One#
          type $B.Two#
          base $C.Both#
          == $A One#
          public interface One# {
            default String greet#() { return "one" + twice(); }
            private int twice() { return 2 * $number; }
            «add a default method: ¦ default int level() { return 1; } ¦ static int level() { return 2; }»
            «static method of an interface: static int count() { return 1; } ¦ static long count() { return 1; }»
          }
          == $B Two#
          public interface Two# «change interfaces: ¦ extends $A.One#» {
            «add a default method 2: ¦ default String greet#() { return "two"; } ¦ String greet#();»
            «add a default method 3: ¦ default long other(long x) { return x; } ¦ default void other(long x) {} ¦ !int abstractly();»
          }
          == $B Plain#
          public class Plain# «change interfaces 2: ¦ implements $A.One# ¦ implements Two#, $A.One#» {
            «method against a default: ¦ public String greet#() { return "plain"; } ¦ !String greet#() { return "p"; }»
          }
          == $C Both#
          import $A.*;
          import $B.*;
          public class Both# «change superclass: ¦ extends Plain#» implements One#, Two# {
            public String greet#() { return «change interfaces: One#.super.greet#() ¦ ""» + One#.count(); }
            Object other(int x) { return x; }
            Object level(Both# both) { return "" + both.other(1) + both.greet#(); }
          }
          """,
          // Abstract methods and bridges; each class may move up, down or aside.
          """
          value new $C.Leaf#().leaf#("x")
          value $C.Walk#.walk#()
          type $A.Shape#
          base $C.Leaf#
          == $A Shape#
          public abstract class Shape#<T> {
            public abstract Object leaf#(T t);
            public T kept;
            «add an abstract method: ¦ public Object grown(T t) { return t; } ¦ public abstract Object grown(T t);»
            «class or interface: public static class ¦ public interface ¦ static class» Part# {}
          }
          == $B Branch#
          public abstract class Branch#<T extends Comparable<T>> extends $A.Shape#<T> {
            «override: ¦ @Override public Object leaf#(T t) { return t; } ¦ @Override public String leaf#(T t) { return "b"; }»
            public T same(T t) { return t; }
          }
          == $C Leaf#
          public class Leaf# extends $B.Branch#<«type argument of a superclass: String ¦ !Integer»> {
            @Override public «return type: String ¦ Object ¦ !int» leaf#(String t) { return null; }
            «add an abstract method: ¦ ¦ @Override public Leaf# grown(String t) { return this; }»
          }
          == $C Walk#
          public class Walk# {
            public static Object walk#() {
              var leaf = new Leaf#();
              var same = leaf.same("s").length();
              $A.Shape#<String> shape = leaf;
              return "" + shape.leaf#("y") + same + leaf.kept;
            }
          }
          """,
          // The least upper bound of two classes, and a class that becomes an interface.
          """
          value $C.Bound#.bound#(true)
          type $A.Left#
          type $B.Able#
          == $A Left#
          public class Left# «change superclass: ¦ extends Common#» «change interfaces: implements $B.Able# ¦ implements $B.Able#, java.io.Serializable ¦ implements $B.Able#, Comparable<Left#>» {
            «change interfaces: ¦ private static final long serialVersionUID = 1; ¦ @Override public int compareTo(Left# o) { return 0; }»
            public int able#() { return 1; }
          }
          == $A Right#
          public class Right# «change superclass: ¦ extends Common#» «change interfaces 2: implements $B.Able# ¦ implements $B.Able#, java.io.Serializable» {
            public int able#() { return $number; }
          }
          == $A Common#
          public abstract class Common# «change superclass 2: ¦ extends $base» { public abstract int able#(); }
          == $B Able#
          public «class or interface: interface ¦ !abstract class» Able# {
            «class or interface: ¦ public abstract» int able#();
            static String of(Able# able) { return able.able#() + "" + $value; }
          }
          == $C Bound#
          import $A.*;
          import $B.Able#;
          public class Bound# {
            public static Object bound#(boolean left) {
              var one = left ? new Left#() : new Right#();
              var list = java.util.List.of(new Left#(), new Right#());
              for (var each : list) { one = each; }
              return Able#.of(one) + one.able#() + list.get(0).able#();
            }
          }
          """);

  private HierarchyMotifs() {}
}
