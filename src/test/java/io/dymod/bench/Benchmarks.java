package io.dymod.bench;

import io.dymod.testing.Libraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts one benchmark, given by its name, in a JVM of its own. */
public final class Benchmarks {

  private static final Map<String, Class<?>> BY_NAME =
      Map.of(
          "calls", CallRun.class,
          "latency", LatencyBenchmark.class,
          "startup", StartupBenchmark.class,
          "memory", MemoryBenchmark.class,
          "pause", PauseBenchmark.class,
          "moment", MomentBenchmark.class,
          "idle", IdleBenchmark.class);

  /** Given as an argument, it has changes made in place. */
  private static final String IN_PLACE = "in-place";

  private Benchmarks() {}

  /**
   * Runs it.
   *
   * @param args its name, and what it takes itself: how often it measures, and for some which rows
   */
  public static void main(String... args) throws Exception {
    Class<?> benchmark = BY_NAME.get(args.length == 0 ? "" : args[0]);
    if (benchmark == null) {
      throw new IllegalArgumentException(
          "name a benchmark with -Dbench=, one of " + BY_NAME.keySet());
    }
    List<String> rest = new ArrayList<>(List.of(args).subList(1, args.length));
    List<String> options = rest.remove(IN_PLACE) ? List.of(Libraries.agentOption()) : List.of();
    System.exit(Fork.ofDymod(benchmark, options, rest).inheritIO().start().waitFor());
  }
}
