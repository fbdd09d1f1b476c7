package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.outcome.Rejected;
import io.dymod.scope.Log;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One pass after the other: what each has reported, what the last has left to be decided later, and
 * what becomes of one that fails. Used by the reload thread alone.
 */
final class Passes {

  /** After a pass that failed, the same is seen again; not at once, for it may fail again. */
  static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Reconciliation reconciliation;
  private final Background background;
  private final ScanSchedule scans;
  private final int history;
  private final Consumer<Outcome> report;
  private final List<Outcome> reported = new ArrayList<>();
  private Pending pending = Pending.NOTHING;
  private String lastFault = "";
  private volatile boolean isOver;

  /** What is done on the reload thread, and may fail for any reason. */
  @FunctionalInterface
  private interface Deed {

    void go() throws InterruptedException;
  }

  /**
   * No pass yet.
   *
   * @param background has work to do after each
   * @param scans notes when everything was looked at
   * @param history how many editions can come back
   * @param report takes each outcome as soon as it is decided
   */
  Passes(
      Reconciliation reconciliation,
      Background background,
      ScanSchedule scans,
      int history,
      Consumer<Outcome> report) {
    this.reconciliation = reconciliation;
    this.background = background;
    this.scans = scans;
    this.history = history;
    this.report = report;
  }

  /** Begins to collect what is reported. */
  void begin() {
    reported.clear();
  }

  /** What has been reported since. */
  List<Outcome> reported() {
    return List.copyOf(reported);
  }

  /** What is left to be decided later. */
  Pending pending() {
    return pending;
  }

  /** What is written to without end, so that nobody should wait for its end. */
  Set<Path> busy() {
    return reconciliation.disk().busy();
  }

  /** The start is over: from now on units may wait for their moment, and come back. */
  void started() {
    reconciliation.started(history);
    background.begin();
  }

  /** Reports nothing any more. For any thread. */
  void end() {
    isOver = true;
  }

  /** Makes a pass. */
  void pass(Hint hint, Settling settling, boolean asked) throws InterruptedException {
    if (hint.everything()) {
      scans.looks();
    }
    guarded(
        () ->
            pending = reconciliation.pass(hint.and(pending.hint()), settling, asked, this::report),
        hint,
        asked);
    background.afterPass();
  }

  /**
   * Makes live what is ready and waits for it. What else there is to do is seen at once.
   *
   * @param answer takes what came of it before anybody else does, for somebody waits
   */
  void commit(Hint hint, Consumer<Outcome> answer) throws InterruptedException {
    guarded(() -> reconciliation.commit(answer.andThen(this::report)), hint, true);
    pending = pending.after(hint, System.nanoTime());
  }

  /** Goes back by one edition. What else there is to do is seen at once. */
  void rollBack(Hint hint) throws InterruptedException {
    guarded(() -> reconciliation.rollBack(this::report), hint, true);
    pending = pending.after(hint, System.nanoTime());
  }

  private void guarded(Deed deed, Hint hint, boolean asked) throws InterruptedException {
    try {
      deed.go();
      lastFault = "";
    } catch (RuntimeException | Error fault) {
      pending = pending.after(hint, System.nanoTime() + RETRY_NANOS);
      reportFault(Refusal.words(fault), asked);
    }
  }

  /** A fault outside of any unit is reported when it is new, and to whoever asks. */
  private void reportFault(String fault, boolean asked) {
    if (asked || !fault.equals(lastFault)) {
      report(
          new Rejected(
              List.of("what lies on disk"),
              Stage.READ,
              fault,
              List.of(),
              List.of(),
              Instant.now()));
    }
    lastFault = fault;
  }

  /** Looks at what never reloads. What fails in it fails alone. */
  void lookAtFixedModules(boolean now, boolean asked) throws InterruptedException {
    try {
      background.fixed().look(reconciliation.state(), now, asked).forEach(this::report);
    } catch (RuntimeException | Error fault) {
      Log.warn("{}", Refusal.words(fault));
    }
  }

  /** Brings what never reloads up to date with its sources, as far as these are compiled. */
  void catchUpFixedModules() throws InterruptedException {
    background.fixed().catchUp(reconciliation.state(), false).forEach(this::report);
  }

  /** Reports what is decided by now about what never reloads. */
  void reportFixedModules() {
    background.fixed().due(false).forEach(this::report);
  }

  private void report(Outcome outcome) {
    reported.add(outcome);
    if (!isOver) {
      report.accept(outcome);
    }
  }
}
