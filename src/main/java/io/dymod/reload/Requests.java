package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.outcome.Unchanged;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What others have asked the reload thread for. Each request is answered, also after the end. Safe
 * for use by any thread.
 */
final class Requests {

  /** What is asked for. */
  enum Kind {

    /** A look at everything, and that what has changed is decided. */
    LOOK,

    /** That what is ready goes live. */
    COMMIT,

    /** That the edition before the one that serves goes live again. */
    ROLLBACK
  }

  /** One request, and the way to its answer. */
  record Request(Kind kind, CompletableFuture<List<Outcome>> answer) {}

  private final Deque<Request> waiting = new ArrayDeque<>();
  private boolean closed;

  /** Asks for something; what comes of it is what the future gives. */
  synchronized CompletableFuture<List<Outcome>> add(Kind kind) {
    CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();
    if (closed) {
      answer.complete(refusal());
    } else {
      waiting.add(new Request(kind, answer));
    }
    return answer;
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * Takes the next request, and those after it that the same deed answers. One that comes later
   * asks for a later one.
   */
  synchronized List<Request> take() {
    List<Request> taken = new ArrayList<>();
    Kind kind = waiting.getFirst().kind();
    do {
      taken.add(waiting.removeFirst());
    } while (kind != Kind.ROLLBACK && !waiting.isEmpty() && waiting.getFirst().kind() == kind);
    return taken;
  }

  /** Answers those that are left, and all that come later, that nothing is done any more. */
  void close() {
    List<Request> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(waiting);
      waiting.clear();
    }
    left.forEach(request -> request.answer().complete(refusal()));
  }

  /** The answer to a request that is not gone through with. */
  static List<Outcome> refusal() {
    return unchanged("nothing is reloaded any more: this host is closed");
  }

  /** The answer to a request of which nothing came. */
  static List<Outcome> unchanged(String reason) {
    return List.of(new Unchanged(List.of(), reason, List.of(), Instant.now()));
  }
}
