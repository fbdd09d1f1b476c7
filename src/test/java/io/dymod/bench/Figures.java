package io.dymod.bench;

import java.util.ArrayList;
import java.util.List;

/** Measured times, and what can be said of them. */
final class Figures {

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  void add(long time) {
    nanos.add(time);
  }

  int count() {
    return nanos.size();
  }

  /**
   * The time that a share of all times does not exceed, in milliseconds.
   *
   * @param share between 0 and 1; 0.5 gives the median, 1 the maximum
   */
  double percentile(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / NANOS_PER_MILLI;
  }

  double median() {
    return percentile(0.5);
  }
}
