package io.dymod.scope;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Failures and stacks in words. No throwable of a unit is kept, because it would pin the unit. */
public final class FailureText {

  private static final int FRAMES_SHOWN = 5;

  private FailureText() {}

  /** A throwable in a few words. Asking one for its message runs the unit's code. */
  public static String of(Throwable thrown) {
    String message;
    try {
      message = thrown.getMessage();
    } catch (Throwable again) {
      message = "(its message can't be had: " + again.getClass().getName() + ")";
    }
    return thrown.getClass().getName() + (message == null ? "" : ": " + message);
  }

  /** Where a thread is, a line a frame. */
  static String frames(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(FRAMES_SHOWN)
        .map(frame -> "\n    at " + frame)
        .collect(Collectors.joining());
  }
}
