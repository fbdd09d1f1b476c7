package io.dymod;

import io.dymod.change.Hints;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which reloads happen. It waits for hints and for requests to reload. */
final class ReloadThread extends Thread {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private static final Duration UNTIL_ASKED = Duration.ofDays(1);

  private final Settings settings;
  private final Hints hints;
  private final ReloadCycle cycle;
  private final UnitCompiler compiler;
  private final Ledger ledger;
  private final Consumer<Outcome> outcomes;
  private final Consumer<List<Unit>> units;
  private final Runnable afterwards;
  private final Queue<CompletableFuture<List<Outcome>>> requests = new ConcurrentLinkedQueue<>();
  private final WarmUp warmUp;
  private final Quiet quiet;
  private final Pace pace;
  private String lastFault = "";
  private volatile boolean paused;
  private volatile boolean closed;

  /**
   * A thread that is not started yet.
   *
   * @param watched whether every change is hinted at, as far as is known
   * @param warmUp what to do at first, while there is nothing else to do
   * @param outcomes told of each outcome
   * @param units told of the units as they are after each pass
   * @param afterwards done after each pass
   */
  ReloadThread(
      Settings settings,
      Hints hints,
      ReloadCycle cycle,
      UnitCompiler compiler,
      Ledger ledger,
      BooleanSupplier watched,
      WarmUp warmUp,
      Consumer<Outcome> outcomes,
      Consumer<List<Unit>> units,
      Runnable afterwards) {
    super(null, null, "dymod-reload", 0, false);
    setDaemon(true);
    this.settings = settings;
    this.hints = hints;
    this.cycle = cycle;
    this.compiler = compiler;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.units = units;
    this.afterwards = afterwards;
    this.warmUp = warmUp;
    this.quiet = new Quiet(hints, settings.quiet());
    this.pace = new Pace(watched, settings.poll());
  }

  /** Asks for a look at everything; what comes of it is what the future gives. */
  CompletableFuture<List<Outcome>> request() {
    CompletableFuture<List<Outcome>> request = new CompletableFuture<>();
    requests.add(request);
    hints.everything();
    if (closed) {
      refuseRequests();
    }
    return request;
  }

  /** Hints that come meanwhile are dropped; a look at everything makes up for them at the end. */
  void pause() {
    paused = true;
  }

  void unpause() {
    paused = false;
    hints.everything();
  }

  /** Ends the thread, and waits so long for its end. */
  void end(Duration patience) {
    closed = true;
    interrupt();
    try {
      join(patience.toMillis());
    } catch (InterruptedException later) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the thread, and waits for its end; a compilation that has begun is still gone through. */
  void close() {
    closed = true;
    interrupt();
    boolean interrupted = false;
    while (isAlive()) {
      try {
        join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      step();
      guarded(cycle::rememberFixedModules);
      guarded(compiler::compileAhead);
      while (!closed) {
        step();
      }
    } catch (InterruptedException closing) {
      // The loop ends with it.
    } finally {
      closed = true;
      refuseRequests();
    }
  }

  private void step() throws InterruptedException {
    boolean active = settings.auto() && !paused;
    boolean warming =
        warmUp.isUnfinished() && ledger.timeToDecide().isEmpty() && !(active && pace.isLookDue());
    Duration wait =
        warming ? warmUp.rest() : active ? pace.timeToWait(ledger.timeToDecide()) : UNTIL_ASKED;
    Hint hint = hints.take(requests.isEmpty() ? wait : Duration.ZERO);
    if (!requests.isEmpty()) {
      serveRequests();
    } else if (warming && hint.isEmpty()) {
      warmUp();
    } else if (active) {
      if (hint.isEmpty() && (pace.isLookDue() || ledger.timeToDecide().isEmpty())) {
        look();
      } else {
        pass(quiet.settled(hint), quiet.settling(hint));
      }
    }
  }

  /** Looks at everything if it is time to, or at what has changed last. */
  private void look() throws InterruptedException {
    if (pace.isLookDue()) {
      long start = System.nanoTime();
      boolean found = !pass(Hint.EVERYTHING, Settling.DONE).isEmpty();
      if (!found && ledger.timeToDecide().isEmpty()) {
        pace.lookTook(Duration.ofNanos(System.nanoTime() - start));
        lookAtFixedModules(false);
      }
    } else {
      Hint again = cycle.changedAgain();
      if (!again.isEmpty()) {
        pass(again, Settling.DONE);
      }
    }
  }

  /** A request that arrives meanwhile waits for its own turn, because it asks for a later look. */
  private void serveRequests() throws InterruptedException {
    List<CompletableFuture<List<Outcome>>> asked = new ArrayList<>();
    while (requests.peek() != null) {
      asked.add(requests.poll());
    }
    List<Outcome> found = closedAnswer();
    try {
      found = reloadToTheEnd();
    } finally {
      List<Outcome> answer = found;
      asked.forEach(request -> request.complete(answer));
    }
  }

  /** Passes until nothing is undecided any more, or looking itself fails. */
  private List<Outcome> reloadToTheEnd() throws InterruptedException {
    List<Outcome> all = new ArrayList<>(pass(Hint.EVERYTHING, Settling.DONE));
    all.addAll(lookAtFixedModules(true));
    Optional<Duration> decision = ledger.timeToDecide();
    while (decision.isPresent() && lastFault.isEmpty()) {
      Hint hint = hints.take(Pace.notNegative(decision.get()));
      all.addAll(pass(quiet.settled(hint), quiet.settling(hint)));
      decision = ledger.timeToDecide();
    }
    if (all.isEmpty()) {
      all.add(new Outcome.Unchanged(List.of(), "nothing has changed", Instant.now()));
    }
    return List.copyOf(all);
  }

  private List<Outcome> pass(Hint hint, Settling settling) throws InterruptedException {
    if (hint.everything()) {
      pace.looks();
    }
    List<Outcome> found = new ArrayList<>();
    try {
      found.addAll(cycle.run(hint, settling));
      lastFault = "";
    } catch (RuntimeException | Error fault) {
      found.addAll(told(Refusal.words(fault)));
    }
    if (!found.isEmpty() || ledger.timeToDecide().isPresent()) {
      units.accept(ledger.published());
    }
    tell(found);
    guarded(afterwards);
    return found;
  }

  private List<Outcome> lookAtFixedModules(boolean now) {
    List<Outcome> found = new ArrayList<>();
    guarded(() -> found.addAll(cycle.lookAtFixedModules(now)));
    tell(found);
    return found;
  }

  private void tell(List<Outcome> found) {
    if (!closed) {
      found.forEach(outcomes);
    }
  }

  private void warmUp() throws InterruptedException {
    try {
      warmUp.work();
    } catch (RuntimeException | Error fault) {
      LOG.warn("{}", Refusal.words(fault));
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error fault) {
      LOG.warn("{}", Refusal.words(fault));
    }
  }

  /**
   * A fault outside of any unit, such as a directory that can't be read, is told when it is new.
   */
  private List<Outcome> told(String fault) {
    boolean again = fault.equals(lastFault);
    lastFault = fault;
    return again
        ? List.of()
        : List.of(
            new Outcome.Rejected(
                List.of("what lies on disk"),
                Stage.READ,
                fault,
                List.of(),
                List.of(),
                Instant.now()));
  }

  private void refuseRequests() {
    while (requests.peek() != null) {
      requests.poll().complete(closedAnswer());
    }
  }

  private static List<Outcome> closedAnswer() {
    return List.of(
        new Outcome.Unchanged(
            List.of(), "nothing is reloaded any more: this host is closed", Instant.now()));
  }
}
