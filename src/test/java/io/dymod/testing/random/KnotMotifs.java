package io.dymod.testing.random;

import java.util.List;

/** Files without a knob of their own that use what others offer, so that there are no islands. */
final class KnotMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value $A.Knot#.tie#()
          value new $A.Knot#().held#
          number $A.Knot#.SUM#
          type $A.Knot#
          base $A.Knot#
          == $A Knot#
          public class Knot# extends $base {
            public static final int SUM# = $constant + $number;
            public final String held# = "k" + $text + SUM#;
            public static Object tie#() {
              var first = $value;
              var second = $value;
              Object[] array = new $type[$constant];
              return java.util.Arrays.asList(first, second, "" + first + $value, array, ($type) (Object) second);
            }
            public $type through#($type one, java.util.Map<String, ? extends $type> many) {
              return null;
            }
          }
          """,
          """
          value new $A.Loop#().next#(null)
          constant $A.Loop#.DEPTH#
          text $A.Loop#.PATH#
          type $A.Loop#
          == $A Loop#
          public class Loop# {
            public static final int DEPTH# = $constant + 1;
            public static final String PATH# = $text + "/" + $constant;
            public String next#(java.util.List<? super $type> list) {
              Object chosen = list == null ? $value : $value;
              Runnable later = () -> { Object kept = $value; };
              String text = "" + chosen + $value;
              switch (text) {
                case PATH#: return "path";
                case "other": return "" + (chosen instanceof $type);
                default: return text;
              }
            }
            private <T extends $base> T pick(T one) { return java.util.Collections.<T>emptyList().get($number); }
          }
          class Beside# { static int count = $number; Object kept = $value; }
          """,
          """
          value $A.Face#.face#(1)
          number $A.Face#.EDGE#
          type $A.Face#
          == $A Face#
          public interface Face# {
            int EDGE# = $number * 2;
            public static long face#(int x) { return String.valueOf((Object) $value).length() + $constant; }
            default Object side() {
              return new $base() {
                final Object caught = $value;
                @Override public String toString() { return "" + caught + EDGE#; }
              };
            }
            private java.util.function.Supplier<Object> lazily() { return () -> $value; }
          }
          """);

  private KnotMotifs() {}
}
