package visits;

import io.dymod.Stateful;
import java.util.concurrent.atomic.AtomicLong;
import web.api.Answer;
import web.api.Request;
import web.api.Route;

/**
 * Counts its visitors. A counter of the JDK is handed over as it is, so the generation that leaves
 * and the one that arrives count with the same one, and nobody is lost between them.
 */
public final class Visits implements Route, Stateful<AtomicLong> {

  private AtomicLong visitors = new AtomicLong();

  @Override
  public String path() {
    return "/visits";
  }

  @Override
  public Answer answer(Request request) {
    return Answer.text(200, "visit " + visitors.incrementAndGet());
  }

  @Override
  public AtomicLong state() {
    return visitors;
  }

  @Override
  public void restore(AtomicLong state) {
    visitors = state;
  }
}
