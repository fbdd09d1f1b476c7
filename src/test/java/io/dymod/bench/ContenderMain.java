package io.dymod.bench;

import io.dymod.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** One contender in a JVM of its own, which makes a change for each number that it is sent. */
public final class ContenderMain {

  private static final int SECONDS_AT_MOST = 60;

  /** A caller asks this often, so as not to take the processor from who does the work. */
  private static final int NANOS_BETWEEN_CALLS = 10_000;

  private ContenderMain() {}

  /**
   * Answers each number with the nanoseconds until the change was live, and those of each stage.
   *
   * @param arguments those of a {@link Subject}
   */
  public static void main(String... arguments) throws Exception {
    Subject subject = Subject.of(arguments);
    BufferedReader numbers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Contender contender = subject.form().open(subject)) {
      System.out.println(contender.answer());
      for (String line = numbers.readLine(); line != null; line = numbers.readLine()) {
        long time = change(contender, Long.parseLong(line));
        System.out.println(time + words(contender.stages()));
      }
    }
    System.exit(0);
  }

  private static String words(Map<Stage, Duration> stages) {
    return stages.entrySet().stream()
        .map(stage -> " " + stage.getKey() + "=" + stage.getValue().toNanos())
        .collect(Collectors.joining());
  }

  /** Changes the number, and waits for it. Returns the nanoseconds between the two. */
  private static long change(Contender contender, long number) throws IOException {
    long written = contender.change(number);
    long deadline = written + TimeUnit.SECONDS.toNanos(SECONDS_AT_MOST);
    while (contender.answer() != number) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("there is no answer with " + number);
      }
      LockSupport.parkNanos(NANOS_BETWEEN_CALLS);
    }
    return System.nanoTime() - written;
  }
}
