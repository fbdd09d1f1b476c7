package io.dymod.report;

import io.dymod.Outcome;
import io.dymod.outcome.LeakSuspect;
import io.dymod.outcome.Leaked;
import io.dymod.outcome.Retired;
import io.dymod.retire.RetirementListener;
import io.dymod.retire.pin.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Makes outcomes of what becomes of generations that have left, and keeps those that matter. */
public final class RetirementReporter implements RetirementListener {

  private final Consumer<Outcome> outcomes;
  private final Map<String, Outcome> leaked = new LinkedHashMap<>();
  private final List<List<Outcome>> records = new CopyOnWriteArrayList<>();

  /**
   * Nothing to report yet.
   *
   * @param outcomes takes each outcome
   */
  public RetirementReporter(Consumer<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void retired(String generation, Duration took, List<String> troubles) {
    Outcome outcome = new Retired(generation, took, troubles, Instant.now());
    synchronized (this) {
      leaked.remove(generation);
      report(outcome);
    }
  }

  @Override
  public void leaked(
      String generation,
      Duration age,
      int collections,
      List<Suspect> suspects,
      List<String> path,
      List<String> troubles) {
    List<LeakSuspect> reported =
        suspects.stream()
            .map(suspect -> new LeakSuspect(suspect.what(), suspect.advice()))
            .toList();
    Outcome outcome =
        new Leaked(
            generation, age, collections, List.copyOf(reported), path, troubles, Instant.now());
    synchronized (this) {
      report(outcome);
      leaked.put(generation, outcome);
    }
  }

  private void report(Outcome outcome) {
    records.forEach(record -> record.add(outcome));
    outcomes.accept(outcome);
  }

  /** Begins a record of what is reported from now on; what has leaked is on it already. */
  public synchronized List<Outcome> begin() {
    List<Outcome> record = new CopyOnWriteArrayList<>(leaked.values());
    records.add(record);
    return record;
  }

  /** Ends a record. */
  public synchronized List<Outcome> end(List<Outcome> record) {
    records.removeIf(other -> other == record);
    List<Outcome> all = new ArrayList<>();
    for (Outcome outcome : record) {
      if (!(outcome instanceof Outcome.Leaked leak) || leaked.get(leak.generation()) == leak) {
        all.add(outcome);
      }
    }
    return List.copyOf(all);
  }
}
