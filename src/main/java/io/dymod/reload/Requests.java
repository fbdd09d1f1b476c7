package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.outcome.Unchanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What others have asked the reload thread for. Each request is answered, also after the end. Safe
 * for use by any thread.
 */
final class Requests {

  private List<CompletableFuture<List<Outcome>>> waiting = new ArrayList<>();
  private boolean closed;

  /** Asks for a look at everything; what comes of it is what the future gives. */
  synchronized CompletableFuture<List<Outcome>> add() {
    CompletableFuture<List<Outcome>> request = new CompletableFuture<>();
    if (closed) {
      request.complete(refusal());
    } else {
      waiting.add(request);
    }
    return request;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes all there are. One that comes later asks for a later look. */
  synchronized List<CompletableFuture<List<Outcome>>> take() {
    List<CompletableFuture<List<Outcome>>> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  /** Answers those that are left, and all that come later, that nothing is done any more. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    take().forEach(request -> request.complete(refusal()));
  }

  /** The answer to a request that is not gone through with. */
  static List<Outcome> refusal() {
    return List.of(
        new Unchanged(
            List.of(),
            "nothing is reloaded any more: this host is closed",
            List.of(),
            Instant.now()));
  }
}
