package io.dymod.testing.random;

import java.util.List;

/** Methods and fields: what they return, throw and allow. */
final class MemberMotifs {

  static final List<String> TEXTS =
      List.of(
          // A chain of calls whose types the caller doesn't name.
          """
          value $A.Root#.open#()
          value new $C.Last#().value()
          value $B.Walker#.walk#()
          type $B.Middle#
          type $C.Last#
          base $C.Last#
          == $A Root#
          public class Root# {
            public static «return type: $B.Middle# ¦ $B.Lower#» open#() { return new $B.Lower#(); }
            public «return type 2: java.util.List ¦ java.util.Collection ¦ Iterable»<$C.Last#> all() {
              «method body: return java.util.List.of(); ¦ return java.util.List.of(new $C.Last#());»
            }
          }
          == $B Middle#
          public class Middle# {
            public $C.Last# next() { return new $C.Last#(); }
          }
          == $B Lower#
          public class Lower# extends Middle# {
            «override with a narrower type: ¦ @Override public $C.Least# next() { return null; }»
          }
          == $C Last#
          public class Last# «change superclass: ¦ extends $base ¦ extends java.util.ArrayList<String>» {
            public «return type 3: int ¦ long ¦ Integer ¦ String ¦ !void» value() {
              return «return type 3: 1 ¦ 1 ¦ 1 ¦ "" + $value ¦ !»;
            }
            public «static or not: ¦ static» int count() { return $number; }
            public «return type 4: int ¦ short ¦ double ¦ Integer» field = 1;
          }
          == $C Least#
          public class Least# extends Last# {
            «override: ¦ @Override public String toString() { return "least"; }»
          }
          == $B Walker#
          import $A.Root#;
          public class Walker# {
            public static Object walk#() {
              var middle = Root#.open#();
              var last = middle.next();
              Object sum = "" + last.value() + last.field + last.toString();
              for (var each : new Root#().all()) { sum = each.count() + "" + each.field++ + each.hashCode(); }
              return sum + String.valueOf(Root#.open#().next().value());
            }
          }
          """,
          // Checked exceptions: they are in no class file but that of the method.
          """
          value new $C.Catcher#().caught#()
          type $A.Failure#
          type $A.Deeper#
          == $A Failure#
          public class Failure# extends «exception checked or not: Exception ¦ RuntimeException» {
            private static final long serialVersionUID = 1;
          }
          == $A Deeper#
          public class Deeper# extends «exception superclass: Exception ¦ RuntimeException ¦ !Failure#» {
            private static final long serialVersionUID = 1;
          }
          == $B Thrower#
          import $A.*;
          public class Thrower# {
            public String risk() throws «throws clause: Failure#, Deeper# ¦ Deeper#, Failure# ¦ Exception ¦ !Failure# ¦ !Deeper#» { return "risk"; }
            public int safe() «throws clause 2: ¦ throws IllegalStateException ¦ !throws java.io.IOException» { return 1; }
          }
          == $C Catcher#
          import $A.*;
          public class Catcher# {
            public Object caught#() {
              try {
                return new $B.Thrower#().risk() + $value;
              } catch (Failure# | Deeper# failure) {
                var common = failure.getCause();
                return failure.getMessage() + common + new $B.Thrower#().safe();
              } catch (Exception other) {
                return other;
              }
            }
          }
          """,
          // Access, and who may see what across packages.
          """
          value new $A.Guard#().open#()
          value $B.Heir#.inherit#()
          base $A.Guard#
          type $A.Guard#
          == $A Guard#
          public class Guard# {
            «access: protected ¦ public ¦ !private ¦ !» int secret = 3;
            «access 2: protected ¦ public ¦ !» «static or not: ¦ !static» String tell(int x) { return "" + x; }
            «access 3: ¦ public ¦ protected ¦ !private» Guard# near() { return this; }
            «access 4: public ¦ public final» Object open#() { return $value; }
            «access 5: protected ¦ public» static class Kept# { «access 6: protected ¦ public» Kept#() {} «access 7: public ¦ protected ¦ » int depth; }
          }
          == $A Neighbour#
          class Neighbour# { int sum = new Guard#().near().secret; Object kept = new Guard#.Kept#(); }
          == $B Heir#
          import $A.Guard#;
          public class Heir# extends Guard# {
            java.util.function.IntFunction<String> reference = super::tell;
            java.util.function.IntFunction<String> lambda = x -> tell(x) + secret;
            class Inner# { int read() { return secret++ + tell(2).length(); } }
            public static String inherit#() { return new Heir#().secret + "" + new Guard#.Kept#() {}; }
          }
          """,
          // Methods that come, go and change their names, with their callers or without.
          """
          value new $A.Work#().«rename a method: done ¦ made ¦ !done»#(2)
          type $A.Work#
          base $B.Worker#
          == $A Work#
          public class Work# {
            public String «rename a method: done ¦ made ¦ !made»#(int x) { return "w" + x + $text; }
            «remove a method: public void extra(Object o) {} ¦ ¦ !»
            «add a method: ¦ public int more() { return 1; } ¦ public static int more(int x) { return x; }»
            «add a private method: ¦ private int hidden() { return 2; } ¦ private static void hidden() {}»
            public int «change of parameters: sum(int a, int b) ¦ sum(long a, int b) ¦ sum(int... a) ¦ sum(int b, int a) ¦ sum(Integer a, int b) ¦ !sum(int a)» { return 0; }
            «order of members: int a = 1; String b = "b"; ¦ String b = "b"; int a = 1;»
          }
          == $B Worker#
          import $A.Work#;
          public class Worker# {
            protected Work# work = new Work#();
            «method body: ¦ { System.out.println(work); } ¦ { work.hashCode(); } ¦ private Object caught = new Object() { int a; };»
            public Object run() {
              «remove a method: work.extra(this); ¦ ¦ !work.extra("x");»
              return work.«rename a method: done ¦ made ¦ !done»#(work.sum(1, 2));
            }
          }
          == $C Boss#
          class Boss# extends $B.Worker# {
            Object all() { return work.sum(3, 4) + "" + super.run() + run().equals(work); }
          }
          """);

  private MemberMotifs() {}
}
