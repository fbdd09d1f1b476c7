package io.dymod.testing.random;

import java.util.List;

/** Constants: their values are copied to where they're used, and leave no trace of the origin. */
final class ConstantMotifs {

  static final List<String> TEXTS =
      List.of(
          // Across three packages, where the second one passes the first one's on.
          """
          constant $A.Limits#.MAX#
          text $A.Limits#.NAME#
          number $A.Limits#.SIZE#
          number $B.Derived#.TWICE#
          text $B.Derived#.LABEL#
          value $C.Reader#.read#(3)
          type $A.Limits#
          type $B.Derived#
          == $A Limits#
          public «class to interface: final class ¦ interface» Limits# {
            public static final int MAX# = «constant value: 7 ¦ 8 ¦ 100 ¦ !1000»;
            public static final String NAME# = «constant value 2: "n" + MAX# ¦ "fix" ¦ "" + (MAX# > 7)»;
            public static final int SIZE# =
                «constant to non-constant: 5 ¦ Integer.parseInt("5") ¦ 6 ¦ (int) 5L»;
            public static final boolean DEBUG# = «constant value 3: false ¦ true»;
            public static final «constant type: int ¦ byte ¦ long ¦ char ¦ !String» STEP# = 1;
          }
          == $B Derived#
          import static $A.Limits#.*;
          public interface Derived# {
            int TWICE# = 2 * SIZE# + $number;
            String LABEL# = "<" + NAME# + MAX# + «constant in a constant: $text ¦ $constant» + ">";
          }
          == $C Reader#
          import $B.Derived#;
          public class Reader# {
            byte narrow = $A.Limits#.MAX#;
            public static String read#(int x) {
              if ($A.Limits#.DEBUG#) { return "debug" + $value; }
              switch (x) {
                case $A.Limits#.MAX#: return Derived#.LABEL#;
                case -1: return "" + Derived#.TWICE#;
                default: return "" + $A.Limits#.STEP#;
              }
            }
            Object narrowest(boolean one) { return one ? (byte) 1 : $A.Limits#.MAX#; }
          }
          """,
          // Instance fields are constants too; the last user doesn't name the class that has them.
          """
          value new $A.Settings#().port#
          value new $B.Client#().address()
          type $A.Settings#
          base $B.Client#
          == $A Settings#
          public class Settings# {
            public final int port# = «constant value: 80 ¦ 81 ¦ Integer.parseInt("80")»;
            public final String host#«constant to non-constant: = "h"; ¦ ; { host# = "h"; } ¦ = "g";»
            public «static or not: final ¦ static final» int mode = 1 + $constant;
            public «final or not: final ¦ » long span = 60L * 60;
          }
          == $B Client#
          import $A.*;
          public class Client# {
            public Settings# settings = new Settings#();
            public String address() { return settings.host# + ":" + settings.port# + settings.span; }
          }
          == $C Caller#
          class Caller# {
            private final $B.Client# client = new $B.Client#();
            String call() {
              final int port = client.settings.port#;
              return client.settings.host# + port + client.settings.mode;
            }
          }
          """,
          // A field that hides a constant, from above or from an interface.
          """
          value $C.Lowest#.show#()
          base $B.Middle#
          == $A Highest#
          public class Highest# { public static final int WIDTH = 3; public final String text = "top"; }
          == $A Colours#
          public interface Colours# {
            «constant in an interface: ¦ String RED = "r"; ¦ !int WIDTH = 9;» int BLUE = $number;
          }
          == $B Middle#
          import $A.*;
          public class Middle# extends Highest# implements Colours# {
            «field that hides: ¦ public static final int WIDTH = 4; ¦ public static final long WIDTH = 4;»
            «field that hides 2: ¦ public final String text = "middle"; ¦ public String text = "open";»
          }
          == $C Lowest#
          public class Lowest# extends $B.Middle# {
            public static String show#() { return "" + WIDTH + BLUE + new Lowest#().text + Lowest#.WIDTH; }
          }
          == $C Under#
          class Under# { long width = Lowest#.WIDTH + 1; String text = new Lowest#().text + "!"; }
          """);

  private ConstantMotifs() {}
}
