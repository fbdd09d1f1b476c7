package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.Stage;
import io.dymod.change.Hints;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Unchanged;
import io.dymod.scope.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the reload thread does, over and over: takes what is hinted at and what is asked for, makes
 * a pass, and reports each outcome. With nothing to do it looks by itself now and then, and works
 * on what no reload waits for. The methods that others call say so; the rest is for the reload
 * thread.
 */
final class ReloadLoop {

  private static final Duration UNTIL_ASKED = Duration.ofDays(1);

  /** After a pass that failed, the same is seen again; not at once, for it may fail again. */
  static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Hints hints;
  private final Reconciliation reconciliation;
  private final Schedule schedule;
  private final Background background;
  private final Consumer<Outcome> report;
  private final Requests requests = new Requests();
  private final List<Outcome> reported = new ArrayList<>();
  private Pending pending = Pending.NOTHING;
  private String lastFault = "";
  private boolean started;
  private volatile boolean paused;
  private volatile boolean isOver;

  /**
   * A loop that has not begun.
   *
   * @param report takes each outcome as soon as it is decided
   */
  ReloadLoop(
      Hints hints,
      Reconciliation reconciliation,
      Schedule schedule,
      Background background,
      Consumer<Outcome> report) {
    this.hints = hints;
    this.reconciliation = reconciliation;
    this.schedule = schedule;
    this.background = background;
    this.report = report;
  }

  /**
   * Asks for a look at everything. For any thread.
   *
   * @return gives what comes of it
   */
  CompletableFuture<List<Outcome>> request() {
    CompletableFuture<List<Outcome>> request = requests.add();
    hints.everything();
    return request;
  }

  /**
   * Drops the hints that come from now on; a look at everything makes up for them when it
   * {@linkplain #resume goes on}. For any thread.
   */
  void pause() {
    paused = true;
  }

  /** Goes on after a pause. For any thread. */
  void resume() {
    paused = false;
    hints.everything();
  }

  /** Reports nothing any more, and answers whoever asks that nothing is done any more. */
  void end() {
    isOver = true;
    requests.close();
  }

  /** Does what there is to do, or waits for it. */
  void step() throws InterruptedException {
    reported.clear();
    boolean active = isActive();
    boolean isLookDue = active && schedule.scans().isLookDue();
    boolean idle = background.isUnfinished() && pending.isNothing() && !isLookDue;
    Hint hint = hints.take(requests.isEmpty() ? timeToWait(active, idle) : Duration.ZERO);
    if (!requests.isEmpty()) {
      serveRequests();
    } else if (idle && hint.isEmpty()) {
      background.work();
    } else if (isActive()) {
      // Asked again, for a pause may have begun while the hint was waited for.
      if (hint.isEmpty() && (schedule.scans().isLookDue() || pending.isNothing())) {
        look();
      } else {
        follow(hint);
      }
    }
    background.fixed().due(false).forEach(this::report);
  }

  /** Follows a hint: what never reloads has its own way. */
  private void follow(Hint hint) throws InterruptedException {
    Hint settled = schedule.quiet().settled(hint, reconciliation.disk().busy());
    Settling settling = schedule.quiet().settling(hint);
    Set<Path> fixed = background.fixed().roots();
    if (!fixed.isEmpty() && (settled.everything() || !settled.below(fixed).isEmpty())) {
      settling.await(fixed);
      lookAtFixedModules(true, false);
    }
    Hint rest = settled.without(fixed);
    if (!rest.isEmpty() || hint.isEmpty()) {
      pass(rest, settling, false);
    }
  }

  private boolean isActive() {
    return schedule.auto() && !paused;
  }

  private Duration timeToWait(boolean active, boolean idle) {
    if (idle) {
      return background.rest();
    }
    if (!active) {
      return UNTIL_ASKED;
    }
    Duration wait = schedule.scans().timeToWait(pending.timeLeft());
    return background.fixed().timeLeft().filter(left -> left.compareTo(wait) < 0).orElse(wait);
  }

  /** Looks at everything if it is time to, or at what has changed last. */
  private void look() throws InterruptedException {
    if (schedule.scans().isLookDue()) {
      long start = System.nanoTime();
      pass(Hint.EVERYTHING, Settling.DONE, false);
      if (reported.isEmpty() && pending.isNothing()) {
        schedule.scans().lookTook(Duration.ofNanos(System.nanoTime() - start));
        lookAtFixedModules(false, false);
      }
    } else {
      Hint again = schedule.scans().changedAgain();
      if (!again.isEmpty()) {
        pass(again, Settling.DONE, false);
      }
    }
  }

  /** The first request is for the start, of which nothing may be left open. */
  private void serveRequests() throws InterruptedException {
    List<CompletableFuture<List<Outcome>>> asked = requests.take();
    List<Outcome> answer = Requests.refusal();
    try {
      if (started) {
        lookAtFixedModules(true, true);
      }
      pass(Hint.EVERYTHING, Settling.DONE, started);
      while (!started && pending.isUndecided()) {
        Hint hint = hints.take(pending.timeLeft().orElse(Duration.ZERO));
        pass(
            schedule.quiet().settled(hint, reconciliation.disk().busy()),
            schedule.quiet().settling(hint),
            false);
      }
      if (!started) {
        lookAtFixedModules(true, true);
      }
      answer =
          reported.isEmpty()
              ? List.of(new Unchanged(List.of(), "nothing has changed", List.of(), Instant.now()))
              : List.copyOf(reported);
    } finally {
      List<Outcome> found = answer;
      asked.forEach(request -> request.complete(found));
    }
    if (!started) {
      started = true;
      background.begin();
    }
  }

  /** What fails in it fails alone. */
  private void lookAtFixedModules(boolean now, boolean asked) throws InterruptedException {
    try {
      background.fixed().look(reconciliation.state(), now, asked).forEach(this::report);
    } catch (RuntimeException | Error fault) {
      Log.warn("{}", Refusal.words(fault));
    }
  }

  private void pass(Hint hint, Settling settling, boolean asked) throws InterruptedException {
    if (hint.everything()) {
      schedule.scans().looks();
    }
    try {
      pending = reconciliation.pass(hint.and(pending.hint()), settling, asked, this::report);
      lastFault = "";
    } catch (RuntimeException | Error fault) {
      pending = pending.after(hint, System.nanoTime() + RETRY_NANOS);
      reportFault(Refusal.words(fault), asked);
    }
    background.afterPass();
  }

  private void report(Outcome outcome) {
    reported.add(outcome);
    if (!isOver) {
      report.accept(outcome);
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
}
