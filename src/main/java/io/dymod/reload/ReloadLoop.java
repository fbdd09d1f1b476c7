package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.change.Hints;
import io.dymod.change.Hints.Hint;
import io.dymod.reload.Requests.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What the reload thread does, over and over: takes what is hinted at and what is asked for, makes
 * a pass, and reports each outcome. With nothing to do it looks by itself now and then, and works
 * on what no reload waits for. The methods that others call say so; the rest is for the reload
 * thread.
 */
final class ReloadLoop {

  private static final Duration UNTIL_ASKED = Duration.ofDays(1);

  private final Hints hints;
  private final Schedule schedule;
  private final Background background;
  private final Passes passes;
  private final Requests requests = new Requests();
  private boolean started;
  private volatile boolean paused;

  /** A loop that has not begun. */
  ReloadLoop(Hints hints, Schedule schedule, Background background, Passes passes) {
    this.hints = hints;
    this.schedule = schedule;
    this.background = background;
    this.passes = passes;
  }

  /**
   * Asks for something. For any thread.
   *
   * @return gives what comes of it
   */
  CompletableFuture<List<Outcome>> request(Requests.Kind kind) {
    CompletableFuture<List<Outcome>> request = requests.add(kind);
    if (kind == Requests.Kind.LOOK) {
      hints.everything();
    } else {
      hints.wake();
    }
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
    passes.end();
    requests.close();
  }

  /** Does what there is to do, or waits for it. */
  void step() throws InterruptedException {
    passes.begin();
    boolean active = isActive();
    boolean isLookDue = active && schedule.scans().isLookDue();
    boolean idle = background.isUnfinished() && passes.pending().isNothing() && !isLookDue;
    Hint hint = hints.take(requests.isEmpty() ? timeToWait(active, idle) : Duration.ZERO);
    if (!requests.isEmpty()) {
      serve(requests.take(), hint);
    } else if (idle && hint.isEmpty()) {
      background.work();
      if (active) {
        passes.catchUpFixedModules();
      }
    } else if (isActive()) {
      // Asked again, for a pause may have begun while the hint was waited for.
      if (hint.isEmpty() && (schedule.scans().isLookDue() || passes.pending().isNothing())) {
        look();
      } else {
        follow(hint);
      }
    }
    passes.reportFixedModules();
  }

  /** Follows a hint: what never reloads has its own way. */
  private void follow(Hint hint) throws InterruptedException {
    Hint settled = schedule.quiet().settled(hint, passes.busy());
    Settling settling = schedule.quiet().settling(hint);
    Set<Path> fixed = background.fixed().roots();
    if (!fixed.isEmpty() && (settled.everything() || !settled.below(fixed).isEmpty())) {
      settling.await(fixed);
      passes.lookAtFixedModules(true, false);
    }
    Hint rest = settled.without(fixed);
    if (!rest.isEmpty() || hint.isEmpty()) {
      passes.pass(rest, settling, false);
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
    Duration wait = schedule.scans().timeToWait(passes.pending().timeLeft());
    return background.fixed().timeLeft().filter(left -> left.compareTo(wait) < 0).orElse(wait);
  }

  /** Looks at everything if it is time to, or at what has changed last. */
  private void look() throws InterruptedException {
    if (schedule.scans().isLookDue()) {
      long start = System.nanoTime();
      passes.pass(Hint.EVERYTHING, Settling.DONE, false);
      if (passes.reported().isEmpty() && passes.pending().isNothing()) {
        schedule.scans().lookTook(Duration.ofNanos(System.nanoTime() - start));
        passes.lookAtFixedModules(false, false);
      }
    } else {
      Hint again = schedule.scans().changedAgain();
      if (!again.isEmpty()) {
        passes.pass(again, Settling.DONE, false);
      }
    }
  }

  private void serve(List<Request> asked, Hint hint) throws InterruptedException {
    List<Outcome> found = Requests.refusal();
    try {
      found = find(asked, hint);
    } finally {
      answer(asked, found);
    }
    if (!started) {
      started = true;
      passes.started();
    }
  }

  private static void answer(List<Request> asked, List<Outcome> found) {
    asked.forEach(request -> request.answer().complete(found));
  }

  /**
   * What comes of requests. The first one is for the start.
   *
   * @param hint what was hinted at when they were taken
   */
  private List<Outcome> find(List<Request> asked, Hint hint) throws InterruptedException {
    switch (asked.get(0).kind()) {
      case LOOK -> {
        lookAsked();
        return reportedOr("nothing has changed");
      }
      case COMMIT -> {
        // Whoever has chosen this moment does not wait until it is logged, or the old code retired.
        passes.commit(hint, outcome -> answer(asked, List.of(outcome)));
        remember(hint);
        return reportedOr(Staging.NOTHING_READY);
      }
      default -> {
        passes.rollBack(hint);
        remember(hint);
        return reportedOr("there is no edition to go back to");
      }
    }
  }

  /** A hint at everything is no hint at places, which a pass leaves to be looked at again. */
  private void remember(Hint hint) {
    if (hint.everything()) {
      hints.everything();
    }
  }

  private List<Outcome> reportedOr(String nothing) {
    return passes.reported().isEmpty() ? Requests.unchanged(nothing) : passes.reported();
  }

  /** Nothing of the start may be left open. */
  private void lookAsked() throws InterruptedException {
    if (started) {
      passes.lookAtFixedModules(true, true);
    }
    passes.pass(Hint.EVERYTHING, Settling.DONE, started);
    while (!started && passes.pending().isUndecided()) {
      Hint hint = hints.take(passes.pending().timeLeft().orElse(Duration.ZERO));
      passes.pass(
          schedule.quiet().settled(hint, passes.busy()), schedule.quiet().settling(hint), false);
    }
    if (!started) {
      passes.lookAtFixedModules(true, true);
    }
  }
}
