package io.dymod.bench;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The processor time that Dymod takes while nothing happens. */
public final class IdleBenchmark {

  private static final int SECONDS = 60;
  private static final int SECONDS_UNTIL_IDLE = 30;
  private static final int UNITS = 1_000;

  private IdleBenchmark() {}

  /**
   * Measures.
   *
   * @param args for how many seconds
   */
  public static void main(String... args) throws Exception {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : SECONDS;
    GeneratedModules modules = new GeneratedModules(GeneratedModules.work("idle"));
    List<String> names = IntStream.range(0, UNITS).mapToObj(index -> "leaf" + index).toList();
    names.forEach(name -> modules.write(name, 0));
    Path units = modules.compile(names);
    Table table = new Table("idle", UNITS + " units", "% of one core");
    table.row("not watched", Table.number(percent(seconds)));
    for (Settings.Watching watching : Settings.Watching.values()) {
      Settings settings =
          Settings.builder().mode(Mode.DEV).path(units).sources(false).watching(watching).build();
      try (Host host = Host.open(settings)) {
        table.row(
            watching + ", " + host.units().size() + " units live", Table.number(percent(seconds)));
      }
    }
    table.publish();
    System.exit(0);
  }

  private static double percent(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(SECONDS_UNTIL_IDLE);
    Duration before = used();
    TimeUnit.SECONDS.sleep(seconds);
    return 100.0 * used().minus(before).toNanos() / TimeUnit.SECONDS.toNanos(seconds);
  }

  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
