package io.dymod.bench;

import io.dymod.Calls;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a call costs, by the way that leads to the provider. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class CallBenchmark {

  private static final int HOT_CALLS = 20_000;

  /**
   * How many calls go to one provider before the next one gets as many, as a power of two. The call
   * site sees all four, but the processor seldom guesses wrong which of them is next. In a strict
   * rotation some JVMs take seven times as long as others for as long as they live, whichever way
   * leads to the provider: there the processor seems to guess wrong each time.
   */
  private static final int TURN = 12;

  /** The way to the provider. */
  @Param({"DIRECT", "RELEASE", "HANDLE", "VOLATILE", "PROXY"})
  public String way;

  /** How many reloads went before, with hot calls between them. */
  @Param({"0", "100", "1000"})
  public int reloads;

  private CallWay opened;
  private Calls one;
  private Calls[] four;
  private int next;

  /** Opens the way, and reloads. */
  @Setup
  public void reload() throws Exception {
    opened = CallWay.open(CallWay.Kind.valueOf(way));
    four = opened.services();
    one = four[0];
    heat();
    for (int reload = 1; reload <= reloads; reload++) {
      opened.reload(reload);
      heat();
    }
  }

  private void heat() {
    for (int call = 0; call < HOT_CALLS; call++) {
      trivial();
      everyKind();
      fourProviders();
    }
  }

  /** Closes the way. */
  @TearDown
  public void close() {
    opened.close();
  }

  /** As little as can be called. */
  @Benchmark
  public int trivial() {
    return one.trivial(next);
  }

  /** Arguments of every kind. */
  @Benchmark
  public long everyKind() {
    return one.everyKind(true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, this, null);
  }

  /** One call site, at which four providers are called in turn. */
  @Benchmark
  public int fourProviders() {
    next++;
    return four[(next >>> TURN) % CallUnits.COUNT].trivial(next);
  }
}
