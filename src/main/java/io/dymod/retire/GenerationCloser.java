package io.dymod.retire;

import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.retire.pin.Stack;
import io.dymod.scope.Deadline;
import io.dymod.scope.Log;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.TimeLimited;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends what a generation has started, the last first, and then releases what has been left behind.
 * A failure is reported, and the rest is done all the same.
 */
final class GenerationCloser {

  /** As many times the limit for one look is the limit for all that has been left behind. */
  private static final int LEFT_BEHIND = 4;

  private final Limits limits;
  private final Pins pins;

  /**
   * A closer.
   *
   * @param limits how long the end of one thing may take, among them
   * @param pins what may have been left behind
   */
  GenerationCloser(Limits limits, Pins pins) {
    this.limits = limits;
    this.pins = pins;
  }

  /**
   * Takes leave of a generation, on which nothing but its own threads runs any more.
   *
   * @param stacks what all threads did when this was found
   * @param closing how the host ends, if it does
   */
  void take(RetiringGeneration retiring, List<Stack> stacks, Optional<Closing> closing) {
    Deadline all = closing.map(Closing::deadline).orElse(Deadline.none());
    try (TimeLimited code = TimeLimited.of(retiring.name())) {
      OwnedResources owned = retiring.owned();
      boolean asFound = owned.isEmpty();
      Optional<OwnedResource> next = owned.next(closing.isPresent());
      while (next.isPresent()) {
        code.run(next.get(), all.share(limits.closing()))
            .ifPresent(trouble -> report(retiring, trouble));
        next = owned.next(closing.isPresent());
      }
      Deadline own = Deadline.in(limits.looking().multipliedBy(LEFT_BEHIND));
      Supplier<List<Stack>> now = asFound ? () -> stacks : Stack::all;
      pins.release(
              retired(retiring, now),
              code,
              () -> all.share(own.share(limits.looking())),
              () -> all.share(own.share(limits.closing())))
          .forEach(trouble -> report(retiring, trouble));
    }
  }

  private static RetiredGeneration retired(
      RetiringGeneration retiring, Supplier<List<Stack>> stacks) {
    return new RetiredGeneration(
        retiring.name(), retiring.candidate().loader(), Optional.of(retiring.candidate()), stacks);
  }

  private static void report(RetiringGeneration retiring, String trouble) {
    retiring.trouble(trouble);
    Log.warn("{} retires, but {}", retiring.name(), trouble);
  }
}
