package io.dymod.retire;

import io.dymod.retire.pin.Gone;
import io.dymod.retire.pin.Pin;
import io.dymod.retire.pin.Stack;
import io.dymod.scope.Belongings;
import io.dymod.scope.Curfew;
import io.dymod.scope.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a generation has started, the last first, and then releases what has been left behind.
 * A failure is told, and the rest is done all the same.
 */
final class Farewell {

  private static final Logger LOG = LoggerFactory.getLogger("io.dymod");

  private final Duration limit;
  private final Pin pins;

  /**
   * A farewell.
   *
   * @param limit how long the end of one thing may take
   * @param pins what may have been left behind
   */
  Farewell(Duration limit, Pin pins) {
    this.limit = limit;
    this.pins = pins;
  }

  /**
   * Takes leave of a generation, on which nothing but its own threads runs any more.
   *
   * @param stacks what all threads did when this was found
   */
  void take(Departed departed, List<Stack> stacks) {
    Belongings belongings = departed.belongings();
    Optional<Ending> next = belongings.next();
    boolean asFound = next.isEmpty();
    while (next.isPresent()) {
      Curfew.run(departed.name(), next.get(), limit)
          .ifPresent(
              trouble -> {
                departed.trouble(trouble);
                LOG.warn("{} retires, but {}", departed.name(), trouble);
              });
      next = belongings.next();
    }
    Gone gone =
        new Gone(
            departed.name(),
            departed.candidate().loader(),
            Optional.of(departed.candidate()),
            asFound ? () -> stacks : Stack::all);
    pins.release(gone).forEach(done -> LOG.debug("{} retires: {}", departed.name(), done));
  }
}
