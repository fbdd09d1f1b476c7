package io.dymod.bench;

import io.dymod.testing.Libraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link CallBenchmark}, and puts its results beside those of the direct call. Each row is
 * measured in several JVMs, for the same code can be faster throughout one than throughout another;
 * what counts is the median of their means, and the extremes stand beside it.
 */
public final class CallRun {

  private static final int FORKS = 3;
  private static final String NONE = "0";
  private static final String[] ALL = {NONE, "100", "1000"};

  private final Path units;
  private final int forks;
  private final List<RunResult> results = new ArrayList<>();
  private final Map<String, Double> direct = new HashMap<>();

  private CallRun(Path units, int forks) {
    this.units = units;
    this.forks = forks;
  }

  /**
   * Measures.
   *
   * @param args how many JVMs for each row, and after how many reloads, as in {@code 0,100}
   */
  public static void main(String... args) throws Exception {
    Path units = CallUnits.compile(GeneratedModules.work("calls"));
    CallRun run = new CallRun(units, args.length > 0 ? Integer.parseInt(args[0]) : FORKS);
    List<String> agent = List.of(Libraries.agentOption());
    run.measure(new String[] {NONE}, List.of(), CallWay.Kind.DIRECT, CallWay.Kind.RELEASE);
    String[] reloads = args.length > 1 ? args[1].split(",") : ALL;
    run.measure(reloads, List.of(), CallWay.Kind.HANDLE, CallWay.Kind.VOLATILE, CallWay.Kind.PROXY);
    run.measure(reloads, agent, CallWay.Kind.IN_PLACE);
    run.publish();
  }

  private void measure(String[] reloads, List<String> options, CallWay.Kind... ways)
      throws RunnerException {
    List<String> modules = new ArrayList<>(Fork.inDymod(units));
    modules.addAll(options);
    ChainedOptionsBuilder run =
        new OptionsBuilder()
            .include(CallBenchmark.class.getName())
            .param("reloads", reloads)
            .param("way", List.of(ways).stream().map(CallWay.Kind::name).toArray(String[]::new))
            .forks(forks)
            .jvmArgs(modules.toArray(String[]::new))
            .jvmArgsAppend(
                "--add-modules=" + String.join(",", CallUnits.names()),
                "-D" + CallUnits.PROPERTY + "=" + units)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> measured = new Runner(run.build()).run();
    results.addAll(measured);
  }

  private void publish() throws Exception {
    Table table =
        new Table(
            "calls", "call", "way", "reloads", "ns", "fastest", "slowest", "x direct", "bytes");
    for (RunResult result : results) {
      String call = result.getPrimaryResult().getLabel();
      double[] jvms =
          result.getBenchmarkResults().stream()
              .mapToDouble(jvm -> jvm.getPrimaryResult().getScore())
              .sorted()
              .toArray();
      double median = (jvms[(jvms.length - 1) / 2] + jvms[jvms.length / 2]) / 2;
      direct.putIfAbsent(call, median);
      table.row(
          call,
          result.getParams().getParam("way"),
          result.getParams().getParam("reloads"),
          Table.number(median),
          Table.number(jvms[0]),
          Table.number(jvms[jvms.length - 1]),
          Table.number(median / direct.get(call)),
          Table.number(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
    }
    table.publish();
  }
}
