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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The one thread on which reloads happen. It waits for hints and for requests to reload. */
final class ReloadThread extends Thread {

  /** A build writes a file every few milliseconds; it is over when none came for this long. */
  private static final Duration BURST_QUIET = Duration.ofMillis(60);

  /** However busy a directory is, it is looked at this often. */
  private static final Duration BURST_PATIENCE = Duration.ofSeconds(2);

  private final Settings settings;
  private final Hints hints;
  private final ReloadCycle cycle;
  private final Ledger ledger;
  private final Supplier<Duration> interval;
  private final Consumer<Outcome> outcomes;
  private final Consumer<List<Unit>> units;
  private final Runnable afterwards;
  private final Queue<CompletableFuture<List<Outcome>>> requests = new ConcurrentLinkedQueue<>();
  private String lastFault = "";
  private volatile boolean paused;
  private volatile boolean closed;

  /**
   * A thread that is not started yet.
   *
   * @param interval the longest time between two looks at everything
   * @param outcomes told of each outcome
   * @param units told of the units as they are after each pass
   * @param afterwards done after each pass
   */
  ReloadThread(
      Settings settings,
      Hints hints,
      ReloadCycle cycle,
      Ledger ledger,
      Supplier<Duration> interval,
      Consumer<Outcome> outcomes,
      Consumer<List<Unit>> units,
      Runnable afterwards) {
    super(null, null, "dymod-reload", 0, false);
    setDaemon(true);
    this.settings = settings;
    this.hints = hints;
    this.cycle = cycle;
    this.ledger = ledger;
    this.interval = interval;
    this.outcomes = outcomes;
    this.units = units;
    this.afterwards = afterwards;
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
      cycle.rememberFixedModules();
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
    boolean automatic = settings.auto() && !paused;
    Optional<Duration> decision = automatic ? ledger.timeToDecide() : Optional.empty();
    Duration longest = interval.get();
    Duration patience = decision.filter(time -> time.compareTo(longest) < 0).orElse(longest);
    Hint hint = hints.take(patience.isNegative() ? Duration.ZERO : patience);
    List<CompletableFuture<List<Outcome>>> asked = new ArrayList<>();
    while (requests.peek() != null) {
      asked.add(requests.poll());
    }
    if (!asked.isEmpty()) {
      List<Outcome> found = reloadToTheEnd();
      asked.forEach(request -> request.complete(found));
    } else if (automatic && !paused) {
      pass(hint.isEmpty() && decision.isEmpty() ? Hint.EVERYTHING : settled(hint));
    }
  }

  private Hint settled(Hint hint) throws InterruptedException {
    if (hint.isEmpty()) {
      return hint;
    }
    hints.awaitQuiet(settings.quiet(), BURST_QUIET, BURST_PATIENCE);
    return hint.and(hints.take(Duration.ZERO));
  }

  /** Passes until nothing is undecided any more. */
  private List<Outcome> reloadToTheEnd() throws InterruptedException {
    List<Outcome> all = new ArrayList<>(pass(Hint.EVERYTHING));
    while (true) {
      Optional<Duration> decision = ledger.timeToDecide();
      if (decision.isEmpty()) {
        break;
      }
      Duration wait = decision.get().isNegative() ? Duration.ZERO : decision.get();
      all.addAll(pass(settled(hints.take(wait))));
    }
    if (all.isEmpty()) {
      all.add(new Outcome.Unchanged(List.of(), "nothing has changed", Instant.now()));
    }
    return List.copyOf(all);
  }

  private List<Outcome> pass(Hint hint) throws InterruptedException {
    List<Outcome> found;
    try {
      found = cycle.run(hint);
      afterwards.run();
      lastFault = "";
    } catch (RuntimeException | LinkageError | StackOverflowError fault) {
      found = told(Refusal.words(fault));
    }
    units.accept(ledger.published());
    if (!closed) {
      found.forEach(outcomes);
    }
    return found;
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
                List.of("what lies on disk"), Stage.READ, fault, List.of(), Instant.now()));
  }

  private void refuseRequests() {
    while (requests.peek() != null) {
      requests
          .poll()
          .complete(
              List.of(
                  new Outcome.Unchanged(
                      List.of(),
                      "nothing is reloaded any more: this host is closed",
                      Instant.now())));
    }
  }
}
