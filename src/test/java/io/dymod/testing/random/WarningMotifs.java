package io.dymod.testing.random;

import java.util.List;

/** What the compiler warns of depends on what others say of themselves. */
final class WarningMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value new $B.Reader#().read#()
          base $A.Old#
          type $A.Old#
          == $A Old#
          «deprecation: ¦ @Deprecated ¦ @Deprecated(forRemoval = true)» public class Old# {
            «deprecation 2: ¦ @Deprecated ¦ @Deprecated(forRemoval = true) ¦ @Deprecated(since = "1")» public int field = 1;
            «deprecation 3: ¦ @Deprecated ¦ @Deprecated(forRemoval = true) ¦ /** @deprecated not good */» public Object method(int x) { return $value; }
            «deprecation 4: ¦ @Deprecated(forRemoval = true)» public Old#() {}
            «deprecation 5: ¦ @Deprecated(forRemoval = true)» public static class Nested { public int in; }
          }
          == $A Plan#
          public interface Plan# { «deprecation 6: ¦ @Deprecated ¦ @Deprecated(forRemoval = true)» default int plan() { return 1; } }
          == $B Younger#
          import $A.Old#;
          public class Younger# extends Old# implements $A.Plan# { @Override public Object method(int x) { return null; } @Override public int plan() { return 2; } }
          == $B Reader#
          import $A.*;
          public class Reader# { public Object read#() { Old#.Nested nested = null; return new Younger#().field + "" + new Old#().method(1) + nested; } }
          == $C Lambda#
          public class Lambda# { java.util.function.ToIntFunction<$B.Younger#> plan = $B.Younger#::plan; Object lazily() { return new $B.Younger#() {}; } }
          """,
          // Unchecked calls, raw types, resources, casts and classes beside others in a file.
          """
          value $C.Sloppy#.sloppy#()
          type $A.Careful#
          == $A Careful#
          public class Careful#«type parameter: ¦ <T>» {
            «annotation on varargs: @SafeVarargs ¦ ¦ @SuppressWarnings("varargs")» public static <E> java.util.List<E> many(E... all) { return null; }
            public static «return type: String ¦ Object» text() { return "t"; }
            public «static or not: static ¦» int shared() { return 1; }
            @Override public boolean equals(Object o) { return o == this; }
            «override of Object: ¦ @Override public int hashCode() { return 1; }»
          }
          == $A Closing#
          public class Closing# implements AutoCloseable { @Override public void close() «throws clause: ¦ throws InterruptedException ¦ throws java.io.IOException» {} }
          == $A Plain#
          class Plain# { «move a class to another file: ¦ static int x;» }
          «move a class to another file: class Aside# {} ¦»
          == $A Aside#
          «move a class to another file: ¦ class Aside# {}»
          == $A Using#
          class Using# { Aside# aside; }
          == $A Stored#
          public class Stored# «change interfaces: ¦ implements java.io.Serializable» {}
          == $C Keeping#
          public class Keeping# extends $A.Stored# { $A.Careful# careful; $A.Stored# other; }
          == $C Sloppy#
          import $A.*;
          public class Sloppy# {
            @SuppressWarnings("rawtypes")
            public static Object sloppy#() {
              try (Closing# closing = new Closing#()) {
                String cast = (String) Careful#.text();
                Careful# careful = new Careful#();
                return "" + Careful#.many(java.util.List.of("a"), java.util.List.of("b")) + cast + careful.shared() + $value;
              } catch (Exception failure) {
                return failure;
              }
            }
          }
          """);

  private WarningMotifs() {}
}
