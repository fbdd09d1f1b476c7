package io.dymod.testing.random;

import java.util.List;

/** Methods that the compiler adds to a class for others that it inherits. */
final class BridgeMotifs {

  static final List<String> TEXTS =
      List.of(
          // With all that is written on them: annotations, and the names of parameters.
          """
          value new $A.Front#().told#("x")
          base $A.Front#
          == $A Route#
          import java.lang.annotation.*;
          «annotation retention: @Retention(RetentionPolicy.RUNTIME) ¦ ¦ @Retention(RetentionPolicy.SOURCE)»
          public @interface Route# { String value() default "r"; int[] numbers() default {}; }
          == $A Top#
          abstract class Top# {
            «annotation of a method: @Route#("/top") ¦ @Route#("/up")» public Object above(String «rename a parameter: first ¦ second») { return null; }
          }
          == $A Back#
          abstract class Back# extends Top# {
            «annotation of a method 2: @Route#("/one") ¦ @Route#("/two") ¦ ¦ @Route#(numbers = {1, 2}) ¦ @Route#(numbers = {1, 3})»
            public Object told#(«annotation of a parameter: ¦ @Route# ¦ @Route#("p")» String «rename a parameter 2: first ¦ second») { return first(); }
            Object first() { return $value; }
          }
          == $A Front#
          public class Front# extends Back# {}
          == $C Anon#
          public class Anon# { public Object front = new $A.Front#() {}; }
          """,
          // Where generics are erased, also of a method that comes from a class of neither.
          """
          value new $C.Joined#().take("j")
          base $C.Joined#
          == $A Noted#
          import java.lang.annotation.*;
          @Retention(RetentionPolicy.RUNTIME) «annotation target: ¦ @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})»
          public @interface Noted# { Class<?> value() default Object.class; }
          == $A Taker#
          public interface Taker#<T> { Object take(T «rename a parameter 3: t ¦ u»); }
          == $B Stock#
          public class Stock#<S> {
            «annotation of a method: ¦ @$A.Noted# ¦ @$A.Noted#(String.class)» public «return type: Object ¦ String ¦ S» take(«annotation of a parameter: ¦ @$A.Noted#» S «rename a parameter: one ¦ other») { return null; }
          }
          == $B Fixed#
          public class Fixed# extends Stock#<String> {
            «override: ¦ @Override public String take(String mine) { return mine; } ¦ @Override @$A.Noted#(int.class) public String take(String mine) { return mine; }»
          }
          == $C Joined#
          public class Joined# extends $B.Fixed# implements $A.Taker#<String> {}
          """,
          // Three ways down from one default method.
          """
          value new $C.Diamond#().shine#()
          value $C.Gaze#.gaze#()
          base $C.Diamond#
          == $A Peak#
          public interface Peak# { default Object shine#() { return "peak"; } «add a default method: ¦ default int cut() { return 1; }» }
          == $A Left#
          public interface Left# extends Peak# { «override: ¦ @Override default String shine#() { return "left"; } ¦ @Override default Comparable<String> shine#() { return "c"; }» }
          == $B Right#
          public interface Right# extends $A.Peak# { «change interfaces: ¦ «override 2: ¦ @Override default Object shine#() { return "right"; }»» «add a default method 2: ¦ default int cut(int... x) { return 2; }» }
          == $B Facet#
          public abstract class Facet# implements Right# { «method against a default: ¦ public int cut() { return 3; } ¦ !int cut() { return 4; }» }
          == $C Diamond#
          public class Diamond# extends $B.Facet# implements $A.Left# { «override 3: @Override public String shine#() { return "d"; } ¦ !» }
          == $C Gaze#
          public class Gaze# {
            public static Object gaze#() {
              $A.Left# left = new Diamond#();
              var shine = left.shine#();
              return "" + shine + new Diamond#() { int more = 1; }.more + $value;
            }
          }
          """);

  private BridgeMotifs() {}
}
