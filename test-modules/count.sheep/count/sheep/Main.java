package count.sheep;

import io.dymod.Dymod;
import io.dymod.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import sheep.api.Sheep;

/** Asks for 0, 1, 2, 3 and 4 sheep in turn, one each second, and prints the answers. */
public final class Main {

  private Main() {}

  /**
   * Counts until it is interrupted, or for as long as it is told.
   *
   * @param arguments nothing, or {@code --seconds} and a number
   */
  public static void main(String[] arguments) throws InterruptedException {
    Instant end = Instant.now().plus(duration(arguments));
    Sheep sheep = Dymod.service(Sheep.class);
    System.out.println(advice());
    for (int asked = 0; Instant.now().isBefore(end); asked = (asked + 1) % 5) {
      System.out.println(asked + " sheep: " + sheep.count(asked));
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static String advice() {
    if (Dymod.mode() == Mode.RELEASE) {
      return "Counting sheep in release mode. Ctrl-C ends it.";
    }
    return Dymod.units().stream()
        .map(unit -> unit.location().resolve("sheep/impl/CountSheep.java"))
        .filter(Files::exists)
        .map(Main::relative)
        .findFirst()
        .map(file -> "Edit " + file + " and save: the next line shows it. Ctrl-C ends it.")
        .orElse("Counting sheep in dev mode. Ctrl-C ends it.");
  }

  private static Path relative(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private static Duration duration(String[] arguments) {
    if (arguments.length == 0) {
      return Duration.ofDays(365);
    }
    if (arguments.length == 2
        && arguments[0].equals("--seconds")
        && arguments[1].matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(arguments[1]));
    }
    throw new IllegalArgumentException("usage: count.sheep [--seconds NUMBER]");
  }
}
