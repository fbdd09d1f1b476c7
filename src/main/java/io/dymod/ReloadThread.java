package io.dymod;

import io.dymod.change.Hints;
import io.dymod.change.Hints.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

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
  private final Duration interval;
  private final Consumer<Outcome> outcomes;
  private final Consumer<List<Unit>> units;
  private final Queue<CompletableFuture<List<Outcome>>> requests = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * A thread that is not started yet.
   *
   * @param interval the longest time between two looks at everything
   * @param outcomes told of each outcome
   * @param units told of the units as they are after each pass
   */
  ReloadThread(
      Settings settings,
      Hints hints,
      ReloadCycle cycle,
      Ledger ledger,
      Duration interval,
      Consumer<Outcome> outcomes,
      Consumer<List<Unit>> units) {
    super(null, null, "dymod-reload", 0, false);
    setDaemon(true);
    this.settings = settings;
    this.hints = hints;
    this.cycle = cycle;
    this.ledger = ledger;
    this.interval = interval;
    this.outcomes = outcomes;
    this.units = units;
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

  void close() {
    closed = true;
    interrupt();
  }

  @Override
  public void run() {
    try {
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
    Optional<Duration> decision = settings.auto() ? ledger.timeToDecide() : Optional.empty();
    Duration patience = decision.filter(time -> time.compareTo(interval) < 0).orElse(interval);
    Hint hint = hints.take(patience.isNegative() ? Duration.ZERO : patience);
    List<CompletableFuture<List<Outcome>>> asked = new ArrayList<>();
    while (requests.peek() != null) {
      asked.add(requests.poll());
    }
    if (!asked.isEmpty()) {
      List<Outcome> found = reloadToTheEnd();
      asked.forEach(request -> request.complete(found));
    } else if (settings.auto()) {
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
    List<Outcome> found = cycle.run(hint);
    units.accept(ledger.published());
    found.forEach(outcomes);
    return found;
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
