package io.dymod.report;

import io.dymod.Settings;
import java.io.Console;
import java.util.Map;

/** Whether the standard output is shown to somebody, and takes colours. */
public final class Terminal {

  private Terminal() {}

  /** Whether the log is coloured. */
  public static boolean takesColour(Settings.Colour wanted) {
    return switch (wanted) {
      case ON -> true;
      case OFF -> false;
      case AUTO -> wantsColour(System.getenv(), System.getProperty("os.name")) && isPresent();
    };
  }

  /**
   * Whether to colour, by what the environment says: not where {@code NO_COLOR} is set to anything,
   * or {@code TERM} to {@code dumb}.
   *
   * @param environment as {@link System#getenv()}
   * @param system the operating system's name; consoles of Windows take colours only in a terminal
   *     that says so
   */
  static boolean wantsColour(Map<String, String> environment, String system) {
    boolean able =
        system.startsWith("Windows")
            ? environment.containsKey("WT_SESSION") || environment.containsKey("TERM")
            : environment.containsKey("TERM");
    return able
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether this process writes to a terminal. Newer JDKs have a console even where it doesn't. */
  @SuppressWarnings("SystemConsoleNull") // Older JDKs have no console without a terminal.
  static boolean isPresent() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderThan22) {
      return true;
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("a public method of a public class", impossible);
    }
  }
}
