package io.dymod.dev;

import io.dymod.DymodException;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import io.dymod.report.Announcer;
import io.dymod.report.RetirementReporter;
import io.dymod.retire.Limits;
import io.dymod.retire.Retirement;
import io.dymod.retire.heap.HeapDump;
import io.dymod.retire.pin.Pin;
import io.dymod.scope.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last stage, with the settings and outcomes that belong to it. */
final class Retiring {

  private final boolean heap;
  private final RetirementReporter listener;
  private final Retirement retirement;

  /**
   * The last stage.
   *
   * @param pins what of Dymod's own may refer to a generation, beside the announcer
   */
  Retiring(Settings settings, Announcer announcer, List<Pin> pins) {
    Limits limits =
        new Limits(
            settings.drain(),
            settings.closing(),
            settings.leak(),
            settings.collections(),
            settings.gc());
    this.heap = settings.heap();
    this.listener = new RetirementReporter(announcer::announce);
    List<Pin> all = new ArrayList<>(pins);
    all.add(announcer);
    this.retirement = new Retirement(limits, all, this::pathsIfWanted, listener);
  }

  /** The stage itself. */
  Retirement retirement() {
    return retirement;
  }

  /** See {@link io.dymod.Dymod#collect()}. */
  List<Outcome> collect() {
    List<Outcome> record = listener.begin();
    retirement.collect().join();
    return listener.end(record);
  }

  /** See {@link io.dymod.Dymod#pathTo(String)}; for some generations at once, by name. */
  Map<String, List<String>> pathsTo(Collection<String> generations) {
    try {
      return HeapDump.pathsTo(
          generations.stream().collect(Collectors.toMap(name -> name, this::serial)));
    } catch (Refusal refusal) {
      throw new DymodException(refusal.getMessage());
    }
  }

  private long serial(String generation) {
    return retirement
        .serial(generation)
        .orElseThrow(
            () ->
                new DymodException(
                    "there is no %s that has left and is alive: it serves, or it is gone"
                        .formatted(generation)));
  }

  /** A leak is reported even if the way to it can't be found; then it is reported why. */
  private Map<String, List<String>> pathsIfWanted(Map<String, Long> generations) {
    if (!heap) {
      return Map.of();
    }
    try {
      return HeapDump.pathsTo(generations);
    } catch (Refusal refusal) {
      return generations.keySet().stream()
          .collect(Collectors.toMap(name -> name, name -> List.of(refusal.getMessage())));
    }
  }

  /** See {@link Retirement#close}. */
  void close(Collection<Generation> live, Duration drain, Deadline deadline) {
    retirement.close(live, drain, deadline);
  }
}
