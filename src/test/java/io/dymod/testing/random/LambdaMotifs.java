package io.dymod.testing.random;

import java.util.List;

/** Lambdas and method references: their class files depend on the shape of an interface. */
final class LambdaMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value $B.Giver#.give#()
          type $A.Task#
          == $A Task#
          «functional or not: @FunctionalInterface ¦ ¦» public interface Task# extends «change interfaces: Parent#<String> ¦ Parent#<String>, java.io.Serializable ¦ Parent#<String>, $C.Mark# ¦ !Parent#<Integer>» {
            «override: ¦ @Override Object run(String s); ¦ Object run(String s) throws IllegalStateException;»
            «add a default method: ¦ default int more() { return $number; } ¦ static int more() { return 1; }»
            «functional or not: ¦ ¦ !void second();»
          }
          == $A Parent#
          public interface Parent#<T> {
            «return type: Object ¦ CharSequence ¦ !void» run(T t);
            «add a default method 2: ¦ default Parent#<T> then() { return this; } ¦ !int then();»
          }
          == $C Mark#
          public interface Mark# «change interfaces 2: ¦ extends java.io.Serializable» { «add a default method 3: ¦ default int mark() { return 1; }» }
          == $B Giver#
          import $A.*;
          public class Giver# {
            static int count;
            static Task# task = s -> s + "t";
            static Task# reference = String::trim;
            static «access: ¦ public» String own(String s) { return s; }
            public static Object give#() {
              Parent#<String> parent = (Task# & $C.Mark#) Giver#::own;
              return take(s -> "x" + s + $value) + "" + take(String::valueOf) + parent;
            }
            static Object take(Task# task) { count++; return task.run("t"); }
          }
          == $C Taker#
          class Taker# extends $B.Giver# { Object all = $value; java.util.List<Object> list = java.util.List.of(give#()); }
          """,
          // Which overload takes a lambda depends on interfaces that the caller doesn't name.
          """
          value $B.Submitter#.submit#()
          == $A Runner#
          public class Runner# {
            public static int submit(Job# job) { return 1; }
            «add an overload: ¦ public static String submit($C.Call# call) { return "c"; } ¦ !public static long submit(Runnable run) { return 2; }»
            public static Object with($C.Call# call) { return 1; }
          }
          == $A Job#
          public interface Job# { «throws clause: void job(); ¦ void job() throws Exception; ¦ void job() throws RuntimeException; ¦ Object job();» }
          == $C Call#
          public interface Call# { «return type: Object ¦ int ¦ Integer ¦ !String» call() «throws clause 2: ¦ throws Exception»; }
          == $B Submitter#
          import $A.Runner#;
          class Work# {
            «static or not: static ¦ !» «return type 2: int ¦ Integer ¦ short ¦ char ¦ Object» work() { return 1; }
            «access: ¦ public ¦ protected» Work#() {}
            static int many(int... all) { return all.length; }
            «add an overload 2: ¦ static int many(Object one) { return 1; }»
          }
          public class Submitter# {
            public static Object submit#() {
              return Runner#.submit(() -> { throw new IllegalStateException(); }) + "" + Runner#.with(() -> 1)
                  + Runner#.with(Work#::work) + Runner#.submit(Work#::new);
            }
            java.util.function.IntUnaryOperator varargs = Work#::many;
            java.util.function.IntFunction<int[]> array = int[]::new;
          }
          """,
          // References to members of a superclass in another package need a lambda.
          """
          value new $B.Refers#().refer#()
          base $A.Origin#
          type $A.Origin#
          == $A Hidden#
          «access of a class: ¦ public» abstract class Hidden# { public String shown(int x) { return "s" + x; } }
          == $A Origin#
          public class Origin# extends Hidden# {
            «access: protected ¦ public ¦ !private» String told() { return "t" + $text; }
            public int[] varied;
            public String varied(«varargs or not: Integer... ¦ Integer» all) { return ""; }
            public «static or not: ¦ static» boolean test() { return true; }
            public Origin# generic() { return this; }
            «generic method: public <T> T as(T t) ¦ public Object as(Object t) ¦ public String as(Object t) ¦ public <T extends CharSequence> T as(T t)» { return null; }
          }
          == $B Refers#
          import $A.*;
          import java.util.function.*;
          public class Refers# extends Origin# {
            Supplier<Object> told = super::told;
            Function<Integer, Object> shown = new Origin#()::shown, varied = this::varied;
            Supplier<Origin#> made = Origin#::new;
            public Object refer#() {
              Supplier<BooleanSupplier> nested = () -> () -> this.test();
              return nested.get() + told().concat("") + generic().generic().as("x") + told.get();
            }
          }
          """);

  private LambdaMotifs() {}
}
