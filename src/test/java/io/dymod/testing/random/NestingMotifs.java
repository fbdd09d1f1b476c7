package io.dymod.testing.random;

import java.util.List;

/** Classes within classes: their flags are copied to whoever mentions them. */
final class NestingMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value new $A.Outer#.Nested#().deep#()
          value $C.Naming#.name#()
          type $A.Outer#.Nested#
          type $A.Outer#
          base $A.Outer#.Nested#
          == $A Outer#
          public class Outer# {
            private int own = 1;
            public «final or not: static ¦ !static final» class Nested# {
              «final or not 2: public ¦ public final» Object deep#() { return $value; }
            }
            public «static or not: static ¦ !» «make abstract: ¦ !abstract» class Free# { public int free = $number; }
            «access: public ¦ protected ¦ !private» static class Near# { public static int near() { return 2; } }
            public class Inner# { int read() { return own; } «inner of an inner: public class Core# {} ¦ public class Core# { int core = own; } ¦ public final class Core# {}» }
            private «nested class that nobody sees: static ¦» class Own# { int x = 1; }
            «kind of a nested class: public interface Sort# {} ¦ public abstract static class Sort# {} ¦ public enum Sort# { A } ¦ public @interface Sort# {} ¦ public record Sort#(int x) {}»
            «add an anonymous class: ¦ Object more = new Object() {}; ¦ Object more = new Object() {}, most = new Object() {};»
            Runnable run = new Runnable() { public void run() { own++; } };
          }
          == $B Below#
          import $A.*;
          public class Below# extends Outer# {
            int sum = new Free#().free + Near#.near();
            Outer#.Inner# inner = new Inner#();
            Inner#.Core# core = inner.new Core#();
            java.util.Map<Near#, Sort#[]> map;
          }
          == $C Naming#
          import $A.Outer#.*;
          public class Naming# {
            static Sort# sort;
            public static Object name#() {
              var list = new java.util.ArrayList<java.util.Map<Nested#, ? super Sort#>>();
              return list + "" + Free#.class + new $A.Outer#().new Inner#() + (sort instanceof Sort#);
            }
          }
          """,
          // Calls that mean the enclosing class, until a superclass has a method of the name.
          """
          value new $B.Around#().around#()
          type $B.Around#
          == $A Origin#
          public class Origin# {
            «member that hides an outer one: ¦ protected String call(int x) { return "inherited"; } ¦ private String call(int x) { return ""; } ¦ protected static Integer call(int x) { return x; }»
            «field that hides an outer one: ¦ protected long depth = 2; ¦ static int depth = 2;»
            «member class that hides an outer one: ¦ protected static class Note# { public Note#() {} }»
          }
          == $A Between#
          public class Between# extends Origin# {}
          == $B Around#
          public class Around# {
            public int depth = $constant;
            static class Note# { final int x = 1; }
            Object call(int x) { return x; }
            public Object around#() {
              return new $A.Between#() {
                Object inner() { return call(1) + "" + depth + new Note#(); }
              }.inner();
            }
            class Member# extends $A.Between# { Object all = call(2), more = depth; Note# note; }
          }
          == $C Distant#
          class Distant# extends $B.Around# { Object call(int x) { return x + depth + "" + $value; } }
          """,
          // Superclasses that are inner classes, and instances that enclose them.
          """
          value new $B.Tree#().grow#()
          == $A Garden#
          public class Garden# {
            public int plants = 3;
            public «static or not: ¦ !static» class Plant# {
              «access of a constructor: protected ¦ public ¦ !private» Plant#(«change of parameters: int height ¦ long height ¦ int... height») {}
              protected Object leaf() { return «capture: plants ¦ 1»; }
            }
          }
          == $B Tree#
          import $A.Garden#;
          public class Tree# extends Garden# {
            class Oak# extends Plant# { Oak#() { super(1); } Object all() { return leaf() + "" + plants; } }
            public Object grow#() { return new Oak#().all() + "" + new Plant#(2) { Object x = plants; } + $value; }
          }
          == $C Forest#
          class Forest# {
            static class Pine# extends $A.Garden#.Plant# { Pine#($B.Tree# tree) { tree.super(4); } }
            Object pine = new Pine#(new $B.Tree#()).toString();
          }
          """);

  private NestingMotifs() {}
}
