package io.dymod.testing.random;

import java.util.List;

/** Packages that come and go, and names with a dollar sign, which looks like nesting. */
final class PackageMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          value new $A.Dollar#().dollar#()
          type $B.$Gen#
          == $B $Gen#
          public class $Gen# { public static String who() { return "imported"; } public static class $In { public int in = 1; } }
          == $B Two$Parts#
          public class Two$Parts# { public static String who() { return "parts"; } }
          == $B Ends#$
          public class Ends#$ { public static int who() { return $number; } }
          == $A $Gen#
          «class that shadows an import: ¦ class $Gen# { static int who() { return 1; } static class $In { long in = 2; } }»
          == $A Two$Parts#
          «class that shadows an import 2: ¦ class Two$Parts# { static long who() { return 1; } }»
          == $A Ends#$
          «class that shadows an import 3: ¦ class Ends#$ { static char who() { return 'c'; } }»
          == $A Two
          «class of half a name: ¦ class Two { static class Parts {} }»
          == $A Above$#
          public class Above$# { «member class that shadows: ¦ protected static class Ends#$ { static Object who() { return "m"; } }» }
          == $A Dollar#
          import $B.*;
          public class Dollar# {
            public Object dollar#() { return $Gen#.who() + "" + new $Gen#.$In().in + Two$Parts#.who() + Ends#$.who(); }
          }
          == $A Heir$Of#
          import $B.*;
          class Heir$Of# extends Above$# { Object who = Ends#$.who(); «nested class called flatly: ¦ !Above$#$Ends#$ flat;» }
          """,
          // A package with one class and a declaration.
          """
          directive «exports: exports $A.only#; ¦ ¦ opens $A.only#;»
          == $A.only# Single#
          «empty a package: public class Single# { public Object held = $value; } ¦ !»
          == $A.only# package-info
          «annotation of a package: @Deprecated ¦»
          == $B Visitor#
          «import on demand: ¦ import $A.only#.*; »
          class Visitor# { «empty a package: Object visited = new $A.only#.Single#(); ¦» }
          """,
          // A package that nothing but an annotated declaration is left of, and nobody exports.
          """
          == $A.bare# Last#
          «empty a package: public class Last# {} ¦»
          == $A.bare# package-info
          «annotation of a package: @Deprecated ¦»
          == $C Importer#
          «import on demand: ¦ !import $A.bare#.*;»
          class Importer# { Object value = $value; }
          """);

  private PackageMotifs() {}
}
