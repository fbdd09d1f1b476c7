package io.dymod.retire;

import io.dymod.retire.pin.Gone;
import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.Stack;
import io.dymod.scope.Belongings;
import io.dymod.scope.Deadline;
import io.dymod.scope.Ending;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends what a generation has started, the last first, and then releases what has been left behind.
 * A failure is reported, and the rest is done all the same.
 */
final class Farewell {

  /** As many times the limit for one look is the limit for all that has been left behind. */
  private static final int LEFT_BEHIND = 4;

  private final Limits limits;
  private final Pins pins;

  /**
   * A farewell.
   *
   * @param limits how long the end of one thing may take, among them
   * @param pins what may have been left behind
   */
  Farewell(Limits limits, Pins pins) {
    this.limits = limits;
    this.pins = pins;
  }

  /**
   * Takes leave of a generation, on which nothing but its own threads runs any more.
   *
   * @param stacks what all threads did when this was found
   * @param closing how the host ends, if it does
   */
  void take(Departed departed, List<Stack> stacks, Optional<Closing> closing) {
    Deadline all = closing.map(Closing::deadline).orElse(Deadline.none());
    try (TimeLimited code = TimeLimited.of(departed.name())) {
      Belongings belongings = departed.belongings();
      boolean asFound = belongings.isEmpty();
      Optional<Ending> next = belongings.next(closing.isPresent());
      while (next.isPresent()) {
        code.run(next.get(), all.share(limits.closing()))
            .ifPresent(trouble -> report(departed, trouble));
        next = belongings.next(closing.isPresent());
      }
      Deadline own = Deadline.in(limits.looking().multipliedBy(LEFT_BEHIND));
      Supplier<List<Stack>> now = asFound ? () -> stacks : Stack::all;
      pins.release(
              gone(departed, now),
              code,
              () -> all.share(own.share(limits.looking())),
              () -> all.share(own.share(limits.closing())))
          .forEach(trouble -> report(departed, trouble));
    }
  }

  private static Gone gone(Departed departed, Supplier<List<Stack>> stacks) {
    return new Gone(
        departed.name(), departed.candidate().loader(), Optional.of(departed.candidate()), stacks);
  }

  private static void report(Departed departed, String trouble) {
    departed.trouble(trouble);
    Log.warn("{} retires, but {}", departed.name(), trouble);
  }
}
