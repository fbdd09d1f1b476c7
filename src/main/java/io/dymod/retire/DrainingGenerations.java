package io.dymod.retire;

import io.dymod.retire.pin.Stack;
import io.dymod.retire.pin.VirtualThreads;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import io.dymod.scope.TimeLimited.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The generations that have left and may still have somebody inside. Used by the retiring thread
 * alone.
 */
final class DrainingGenerations {

  /**
   * A look at the stacks halts all threads for a moment, and callers least of all are to be halted
   * just after a swap. By then most calls have ended that were in flight, and one look is enough.
   */
  private static final long FIRST_LOOK_MILLIS = 20;

  /** The wait between two looks grows to this. */
  private static final long LONGEST_LOOK_MILLIS = 160;

  private final Limits limits;
  private final LongSupplier clock;
  private final List<Leaving> leaving = new ArrayList<>();
  private long look = FIRST_LOOK_MILLIS;
  private long nextLook;

  /** A generation that is waited for until nobody is inside. */
  private record Leaving(RetiringGeneration retiring, InFlightCalls inFlight) {

    boolean dependsOn(Leaving other) {
      return retiring.dependencies().requires(other.retiring.dependencies());
    }
  }

  /**
   * What a look has shown.
   *
   * @param stacks what all threads do
   * @param free of whom nobody is inside
   */
  private record View(List<Stack> stacks, List<Leaving> free) {

    static final View NOTHING = new View(List.of(), List.of());
  }

  /**
   * What may go, dependents first.
   *
   * @param stacks what all threads did when this was found
   */
  record Free(List<RetiringGeneration> retiring, List<Stack> stacks) {}

  /**
   * None yet.
   *
   * @param clock counts nanoseconds
   */
  DrainingGenerations(Limits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Takes generations that have just left, dependents first. */
  void arrive(List<RetiringGeneration> retiring) {
    retiring.forEach(one -> leaving.add(new Leaving(one, new InFlightCalls(one.name()))));
    look = FIRST_LOOK_MILLIS;
    nextLook = clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(look);
  }

  boolean isEmpty() {
    return leaving.isEmpty();
  }

  /** Whether it is time to look. Of those that never served, nobody can be inside. */
  boolean isLookDue() {
    return clock.getAsLong() - nextLook >= 0
        || leaving.stream().noneMatch(next -> next.retiring.served());
  }

  /** In milliseconds. */
  long timeToLook() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nextLook - clock.getAsLong()));
  }

  /** Finds those that nobody is inside of any more, or that were waited for long enough. */
  Free look(Optional<Closing> closing) {
    nextLook = clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(look);
    look = Math.min(LONGEST_LOOK_MILLIS, look * 2);
    View view = leaving.isEmpty() ? View.NOTHING : view(closing);
    List<Leaving> waiting = new ArrayList<>();
    List<RetiringGeneration> free = new ArrayList<>();
    for (Leaving next : List.copyOf(leaving)) {
      if (waiting.stream().noneMatch(other -> other.dependsOn(next))
          && (view.free.contains(next) || isOver(next.retiring, closing))) {
        leaving.remove(next);
        free.add(next.retiring);
      } else {
        waiting.add(next);
      }
    }
    return new Free(free, view.stacks);
  }

  /**
   * Looks on a thread that can be given up: the JDK puts threads into a map, so those of a unit's
   * class run its code there.
   */
  private View view(Optional<Closing> closing) {
    List<Leaving> now = List.copyOf(leaving);
    try (TimeLimited code = TimeLimited.of("look")) {
      Attempt<View> attempt = code.call(limits.looking(), () -> view(now, closing));
      attempt.trouble().ifPresent(words -> Log.warn("calls in flight can't be seen: {}", words));
      return attempt.value().orElse(View.NOTHING);
    }
  }

  private static View view(List<Leaving> leaving, Optional<Closing> closing) {
    List<Stack> all = Stack.all();
    List<Stack> others =
        all.stream()
            .filter(stack -> closing.filter(end -> end.closer() == stack.thread()).isEmpty())
            .toList();
    return new View(all, leaving.stream().filter(next -> isFree(next, others)).toList());
  }

  private static boolean isFree(Leaving next, List<Stack> stacks) {
    return !next.retiring.served()
        || next.inFlight.areOut(stacks) && !hasVirtualOccupants(next.retiring);
  }

  /** To look for them is dear, so it is done only where it matters. */
  private static boolean hasVirtualOccupants(RetiringGeneration retiring) {
    return !retiring.owned().isEmpty() && VirtualThreads.isAnyVisiting(retiring.name());
  }

  /** Whether it is waited for no longer. */
  private boolean isOver(RetiringGeneration retiring, Optional<Closing> closing) {
    Duration drain = closing.map(Closing::drain).orElse(limits.drain());
    boolean late = retiring.nanosSinceItLeft() > drain.toNanos();
    if (late && retiring.served()) {
      retiring.trouble(
          "calls were still in flight after " + drain.toMillis() + " ms, and are not waited for");
    }
    return late || !retiring.served();
  }
}
