package shepherd;

import io.dymod.Dymod;
import io.dymod.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import sheep.api.Sheep;

/** Reads commands and answers each with one line that starts with {@code =}. */
public final class Main {

  private Main() {}

  /** Runs until there are no more commands. */
  public static void main(String[] arguments) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      System.out.println("= " + answer(line.split(" ")).replace("\n", " | "));
    }
  }

  private static String answer(String[] command) {
    try {
      return switch (command[0]) {
        case "count" -> service(command).count(Integer.parseInt(command[1]));
        case "all" -> all(Integer.parseInt(command[1]));
        case "handle" -> Dymod.service(Sheep.class).toString();
        case "same" -> String.valueOf(Dymod.service(Sheep.class) == Dymod.service(Sheep.class));
        case "reload" -> words(Dymod.reload());
        case "rollback" -> words(Dymod.rollback());
        case "pending" -> Dymod.pending().toString();
        case "live" ->
            String.valueOf(Dymod.awaitLive(Duration.ofMillis(Long.parseLong(command[1]))));
        case "collect" -> words(Dymod.collect());
        case "units" -> units();
        case "path" -> String.join("; ", Dymod.pathTo(command[1]));
        case "mode" -> Dymod.mode().toString();
        case "threads" -> threads();
        default -> "what is " + command[0] + "?";
      };
    } catch (RuntimeException | InterruptedException failure) {
      return failure.toString();
    }
  }

  private static Sheep service(String[] command) {
    return command.length > 2 ? Dymod.service(Sheep.class, command[2]) : Dymod.service(Sheep.class);
  }

  private static String all(int sheep) {
    return Dymod.services(Sheep.class).stream()
        .map(service -> service.count(sheep))
        .collect(Collectors.joining(","));
  }

  private static String units() {
    return Dymod.units().stream()
        .map(unit -> unit + " " + unit.state())
        .collect(Collectors.joining(", "));
  }

  private static String words(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::message).collect(Collectors.joining("; "));
  }

  private static String threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("dymod"))
        .sorted()
        .toList()
        .toString();
  }
}
