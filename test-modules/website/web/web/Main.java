package web;

import io.dymod.Dymod;
import io.dymod.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Serves pages to browsers on this machine, until it is interrupted. */
public final class Main {

  private static final int PORT = 8080;

  private Main() {}

  /**
   * Starts the server.
   *
   * @param arguments nothing, or {@code --port} and a number; of 0, any free port is taken
   */
  public static void main(String[] arguments) throws IOException {
    Server server = new Server(port(arguments));
    System.out.println("http://localhost:" + server.port() + "/ is open. " + advice());
  }

  private static int port(String[] arguments) {
    if (arguments.length == 0) {
      return PORT;
    }
    if (arguments.length == 2
        && arguments[0].equals("--port")
        && arguments[1].matches("\\d{1,5}")) {
      return Integer.parseInt(arguments[1]);
    }
    throw new IllegalArgumentException("usage: web [--port NUMBER]");
  }

  private static String advice() {
    return Dymod.mode() == Mode.RELEASE
        ? "Ctrl-C ends it."
        : Dymod.units().stream()
            .map(unit -> relative(unit.location()).toString())
            .collect(Collectors.joining(", ", "Edit what lies in ", ". Ctrl-C ends it."));
  }

  private static Path relative(Path place) {
    Path here = Path.of("").toAbsolutePath();
    return place.startsWith(here) ? here.relativize(place) : place;
  }
}
