package game;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs code of units, which may fail: it doesn't end the game, for the next edit may mend it. Each
 * failure is printed when it is new, and not in each tick.
 */
final class Attempts {

  private final Map<String, String> failures = new HashMap<>();

  void run(String what, Runnable code) {
    try {
      code.run();
      failures.remove(what);
    } catch (RuntimeException | Error failure) {
      String words = words(failure);
      if (!words.equals(failures.put(what, words))) {
        System.out.println(what + " failed: " + words);
      }
    }
  }

  private static String words(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .findFirst()
        .map(place -> failure + " at " + place)
        .orElse(failure.toString());
  }
}
