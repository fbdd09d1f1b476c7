package io.dymod.change;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Says in plain words why what is on disk can't serve. It carries no cause on purpose: a throwable
 * made inside a unit would pin the unit's class loader, so only its words are kept.
 */
public class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int FRAMES_SHOWN = 5;

  /**
   * A refusal with its reason, a sentence that names the thing and the way out. It is made safe to
   * print; names of files in it have to be made one line before, by {@link Printable#name}.
   */
  public Refusal(String reason) {
    super(Printable.text(reason), null, false, false);
  }

  /** A refusal because of something that was thrown. */
  public static Refusal of(Throwable thrown) {
    return new Refusal(words(thrown));
  }

  /** A throwable in words: what it is, where it came from, and what caused it. */
  public static String words(Throwable thrown) {
    StringBuilder words = new StringBuilder(summary(thrown));
    Throwable root = thrown;
    for (int depth = 0; depth < FRAMES_SHOWN && root.getCause() != null; depth++) {
      root = root.getCause();
      words.append(", caused by ").append(summary(root));
    }
    return words.append(frames(root.getStackTrace())).toString();
  }

  /**
   * A throwable in a few words. Asking one for its message runs the unit's code, which may throw
   * once more.
   */
  public static String summary(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable again) {
      message = "(its message can't be had: " + again.getClass().getName() + ")";
    }
    return thrown.getClass().getName() + (message == null ? "" : ": " + message);
  }

  /** The top of a stack trace, a line a frame, without the frames of reflection. */
  public static String frames(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .filter(
            frame -> !frame.getClassName().matches("(jdk\\.internal|java\\.lang)\\.reflect\\..*"))
        .limit(FRAMES_SHOWN)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }
}
