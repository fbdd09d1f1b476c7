package io.dymod.testing.random;

import java.util.List;

/** What a simple name means: it changes without a change to the file that has the name. */
final class NameMotifs {

  static final List<String> TEXTS =
      List.of(
          // A class found on demand, until one of the same package, or a member, comes before it.
          """
          value new $A.Looker#().look#()
          type $B.Widget#
          base $A.Looker#
          == $B Widget#
          public class Widget# { public static int size() { return 1; } public int size = $number; }
          == $B Gadget#
          public class Gadget# { public static String gadget() { return "g"; } }
          == $A Widget#
          «class that shadows an import: ¦ class Widget# { static long size() { return 2; } int size = 3; }»
          == $A Bystander#
          class Bystander# {}
          «class that shadows an import 2: ¦ class Gadget# { static Integer gadget() { return 1; } }»
          == $C Gadget#
          «class of the same name elsewhere: ¦ class Gadget# {} ¦ !public class Gadget# {}»
          == $C Above#
          public class Above# {
            «member class that shadows: ¦ protected static class Widget# { public static char size() { return 'c'; } public int size = 4; } ¦ public interface Widget# { static int size() { return 1; } } ¦ private static class Widget# {}»
          }
          == $A Looker#
          import $B.*;
          «import on demand: import $C.*; ¦ import $C.*; import java.util.*;»
          public class Looker# extends Above# {
            public Object look#() { return Widget#.size() + "" + Gadget#.gadget(); }
          }
          == $A Onlooker#
          import $B.*;
          class Onlooker# { Object one = Widget#.size(), two = new Gadget#(), three = Gadget#.gadget(); Widget# field; }
          """,
          // Static imports, and what comes before them.
          """
          value new $B.Player#().play#()
          number $A.Sounds#.TONE#
          base $B.Player#
          == $A Sounds#
          public class Sounds# «change superclass: ¦ extends $A.More#» {
            public static final int TONE# = 440;
            public static String beep(int x) { return "beep" + $value; }
            «static member that is imported: ¦ public static String beep(byte x) { return "b"; } ¦ public static int beep(char x) { return 1; }»
            public «static or not: static ¦» int volume() { return 1; }
            public static class Kind { public String toString() { return "k"; } }
          }
          == $A More#
          public class More# {
            public static int beep(long x) { return 2; }
            «static member that is imported 2: ¦ public static int TONE#2 = 5; public static String louder() { return "l"; }»
          }
          == $C Louder#
          public class Louder# { public static int louder() { return 11; } }
          == $C Ground#
          public class Ground# {
            «member that shadows a static import: ¦ protected long beep(int x) { return 3; } ¦ private long beep(int x) { return 3; }»
            «member that shadows a static import 2: ¦ protected String TONE# = "t"; ¦ String TONE# = "t";»
            «member that shadows a static import 3: ¦ public static class Kind {} ¦ static class Kind {}»
          }
          == $B Player#
          import static $A.Sounds#.*;
          import static $C.Louder#.*;
          public class Player# extends $C.Ground# {
            public Object play#() {
              class Inner# { Object sound() { return TONE# + "" + new Kind(); } }
              return "" + beep(1) + «static or not: volume() ¦ new $A.Sounds#().volume()» + new Inner#().sound() + louder();
            }
          }
          """,
          // Packages: a class that moves, names of java.lang, variables before types.
          """
          value new $B.User#().use#()
          type $C.Obscure#
          base $C.Obscure#
          == «move a class: $A ¦ $C ¦ !$B» Mover#
          public class Mover# { public static String VALUE# = "v" + $value; public Process process; }
          == $C Obscure#
          public class Obscure# {
            «variable that obscures a type: ¦ protected final Shown# Bare# = null; ¦ public int Hidden#;»
            protected static class Shown# { public int length() { return 0; } }
          }
          == $A Bare#
          public class Bare# { public static int length() { return 1; } }
          == $B Process
          «class of a name of java.lang: ¦ class Process {} ¦ interface Process {}»
          == $B Math
          «class of a name of java.lang 2: ¦ class Math { static String max(int a, int b) { return "m"; } }»
          == $B User#
          import «move a class: $A ¦ $C ¦ !$A».Mover#;
          import $A.*;
          public class User# extends $C.Obscure# {
            private Process process;
            public Object use#() { return Mover#.VALUE# + process + Math.max(1, 2) + Bare#.length(); }
          }
          == «move a class 2: $A ¦ $B ¦ $C» Nomad#
          «import on demand: ¦ import $A.*; import $B.*; ¦ import java.util.*;»
          «access of a class: public ¦ public final» class Nomad# { public static $B.User# user = new $B.User#(); }
          == $C Host#
          class Host# { Object user = «move a class 2: $A ¦ $B ¦ $C».Nomad#.user; }
          """,
          // Classes beside others in a file; imports that nothing needs; classes that come and go.
          """
          value new $A.Main#().main#()
          type $A.Main#
          == $A Main#
          public class Main# { public Object main#() { return new Aside#().aside + new Other#().go(); } }
          «move a class to another file: class Aside# { String aside = "a"; } ¦»
          «change of a class beside: class Third# { int third; } ¦ class Third# { long third; } ¦ interface Third# { int third = 1; }»
          == $A Other#
          class Other# {
            String go() {
              «remove a class: return new Gone#().gone(); ¦ return "gone"; ¦ !return new Gone#().gone();»
            }
          }
          «move a class to another file: ¦ class Aside# { String aside = "a"; }»
          «duplicate class: ¦ !class Third# {}»
          == $A Gone#
          «remove a class: class Gone# { String gone() { return "g" + $value; } static class Nested {} Runnable run = new Runnable() { public void run() {} }; } ¦ ¦ !»
          == $B Unused#
          import $A.Main#;
          «unused import: ¦ import $C.Needless#; ¦ import static $C.Needless#.need; ¦ !import static $C.Needless#.nothing;»
          class Unused# { Object dead = false ? new $C.Needless#() : null; }
          == $C Needless#
          «remove a class but not its import: public class Needless# { public static int need = 1; } ¦ !»
          """);

  private NameMotifs() {}
}
