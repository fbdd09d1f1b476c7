package io.dymod.testing.random;

import java.util.List;

/** Overloads: which method a call means depends on all others, and on supertypes far away. */
final class OverloadMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value $B.Choice#.choose#()
          type $A.Target#
          type $C.Argument#
          base $A.Target#
          == $A Target#
          public class Target# {
            public static String take(Object o) { return "object"; }
            «add an overload: ¦ public static String take(String s) { return "string"; } ¦ public static int take(CharSequence s) { return 1; }»
            «add an overload 2: ¦ public static int take(int i) { return i; } ¦ public static long take(long l) { return l; } ¦ public static long take(Integer i) { return i; } ¦ public static String take(int... i) { return ""; } ¦ public static double take(double d) { return d; }»
            «add an overload 3: ¦ public static int take($C.Base# b) { return 2; }»
            «add an overload 4: ¦ public static long take($C.Face# f) { return 3; }»
            «varargs or array: public static int many(Object... all) { return 1; } ¦ public static int many(Object... all) { return 1; } public static int many(Object one) { return 2; } ¦ !public static int many(Object[] all) { return 1; }»
            «access of an overload: private ¦ public ¦ protected» static int pass(int i) { return i; }
            public static long pass(long l) { return l; }
          }
          == $A Below#
          public class Below# extends Target# {
            «overload below: ¦ public static char take(int i) { return 'c'; } ¦ public static long take(String s) { return 4; }»
          }
          == $C Face#
          public interface Face# {}
          == $C Base#
          public class Base# {}
          == $C Argument#
          public class Argument# «change superclass: ¦ extends Base#» «change interfaces: ¦ implements Face#» {
            public static final Argument# ONE# = new Argument#();
          }
          == $B Choice#
          import $A.*;
          import $C.Argument#;
          public class Choice# {
            public static String choose#() {
              return "" + Target#.take(Argument#.ONE#) + Below#.take(1) + Below#.take("s") + Target#.take('c')
                  + Target#.take(Integer.valueOf(7)) + Below#.many("a") + Below#.many("a", 1) + Target#.pass(1)
                  + Target#.take($value);
            }
          }
          """,
          // Inherited from two sides, called on a subclass in a third package.
          """
          value new $C.Caller#().call#()
          base $B.Lower#
          == $A Upper#
          public class Upper# {
            public String name(Object o) { return "upper"; }
            «add an overload: ¦ protected String name(String s) { return "s"; } ¦ public int name(String s) { return 1; } ¦ String name(String s) { return "p"; }»
            «override of Object: ¦ @Override public String toString() { return "u" + $value; } ¦ @Override public boolean equals(Object o) { return o == this; } @Override public int hashCode() { return $number; }»
          }
          == $A Side#
          public interface Side# {
            «add a default method: ¦ default int name(Integer i) { return i; } ¦ default int name(int i) { return i; } ¦ default String side() { return "s"; } ¦ default Object name(Object o) { return o; }»
          }
          == $B Lower#
          public class Lower# extends $A.Upper# «change interfaces: implements $A.Side# ¦ ¦ implements java.io.Serializable, $A.Side#» {
            «add an overload 2: ¦ public long name(String s, Object... more) { return 1; } ¦ public long name(Comparable<String> s) { return 2; }»
            «constructors: public Lower#() {} ¦ public Lower#(Object... all) {} ¦ public Lower#() {} protected Lower#(int x) {} ¦»
          }
          == $C Caller#
          public class Caller# extends $B.Lower# {
            public Object call#() {
              return name("s") + "" + name(1) + this.toString() + new Caller#().hashCode() + equals(null)
                  + super.toString() + new $B.Lower#().toString();
            }
          }
          """,
          // Constructors, and anonymous classes that take over their parameters, names included.
          """
          value $B.Maker#.make#()
          type $A.Made#
          == $A Made#
          public «make abstract: class ¦ abstract class» Made# «constructor of a superclass: extends Origin# ¦ » {
            public Made#(«rename a parameter: int size ¦ int width», «change of parameters: String text ¦ Object text ¦ CharSequence label») { «constructor of a superclass: super(7, "x"); ¦» }
            «add a constructor: ¦ protected Made#(long size, String text) { this(1, "x"); } ¦ public Made#(Integer size, String text) { this(1, "y"); } ¦ private Made#(int size, char text) { this(size, "z"); }»
          }
          == $A Origin#
          class Origin# { Origin#(int x, Object... rest) {} public String origin() { return "o" + $value; } }
          == $B Maker#
          import $A.Made#;
          public class Maker# {
            public static Object make#() {
              int caught = $number;
              class Local# extends Made# { Local#() { super(caught, "l"); } }
              return new Made#(1, "a") { int twice = caught * 2; }.toString() + new Local#() + new Made#('b', "c") {};
            }
          }
          """);

  private OverloadMotifs() {}
}
