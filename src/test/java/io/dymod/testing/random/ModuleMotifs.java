package io.dymod.testing.random;

import java.util.List;

/** The declaration of the module: what it requires, uses and provides. */
final class ModuleMotifs {

  static final List<String> TEXTS =
      List.of(
          """
          directive «uses or not: uses $A.Service#; ¦»
          directive «provides: provides $A.Service# with $B.Provider#; ¦ provides $A.Service# with $B.Provider#, $B.Second#; ¦»
          directive «opens: ¦ opens $A; »
          value $C.Locator#.locate#()
          type $A.Service#
          == $A Service#
          public «class or interface: interface ¦ !abstract class» Service# { «add a default method: ¦ default Object serve() { return $value; }» }
          == $B Provider#
          public class Provider# implements $A.Service# { «provider method: ¦ public static Second# provider() { return new Second#(); }» «access of a constructor: public ¦ !» Provider#() {} }
          == $B Second#
          public class Second# «change superclass: extends Provider# ¦ implements $A.Service#» {}
          == $C Locator#
          public class Locator# {
            public static java.util.List<Object> locate#() {
              return new java.util.ArrayList<>(java.util.ServiceLoader.load($A.Service#.class).stream().toList());
            }
          }
          """,
          // A module of the JDK whose types show only in the methods of others.
          """
          directive requires «requires transitively: ¦ transitive ¦ static» java.logging;
          value $B.Indirect#.log#()
          == $A Loggers#
          public class Loggers# {
            public static «return type: java.util.logging.Logger ¦ Object» logger() { return java.util.logging.Logger.getLogger("m" + $text); }
            public static java.util.logging.Level level = «constant of the JDK: java.util.logging.Level.FINE ¦ java.util.logging.Level.INFO»;
          }
          == $B Indirect#
          public class Indirect# { public static String log#() { return "" + $A.Loggers#.logger() + $A.Loggers#.level; } }
          """,
          """
          directive «requires: requires java.sql; ¦ requires transitive java.sql; ¦ !»
          value new $B.Dated#().dated#()
          == $A Rows#
          public interface Rows# extends java.sql.Wrapper { java.sql.Date date(); default int row(java.util.Date d) { return 1; } «add an overload: ¦ default long row(java.sql.Date d) { return 2; }» }
          == $B Dated#
          public class Dated# {
            static $A.Rows# rows;
            public Object dated#() { return rows == null ? $value : rows.row(rows.date()); }
          }
          """);

  private ModuleMotifs() {}
}
