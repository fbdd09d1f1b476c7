package io.dymod.retire;

import io.dymod.retire.pin.Stack;
import io.dymod.retire.pin.VirtualThreads;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out who is still inside a generation that has left the live edition, by looking at stacks:
 * a call costs nothing for it.
 *
 * <p>A thread is inside when code of the generation is on its stack, and below that code somebody
 * else's, who is called back. A thread that is on its way through a handle may be about to come in,
 * with what it was told before the swap; so whoever was on the way at the first look is waited for
 * until it is seen elsewhere. Nobody comes in after that.
 *
 * <p>A handle itself may be given to the JDK to run, such as a {@code Runnable} to an executor: its
 * frame is somebody else's, and shows that the code above it was called. What stacks don't show: an
 * object of the generation, not a handle, that was given to the JDK looks like the generation's
 * own; and virtual threads, which are looked for only where {@link VirtualThreads} can.
 */
final class InFlightCalls {

  private final String generation;
  private Optional<Set<Thread>> onTheWay = Optional.empty();

  /**
   * Those of a generation that no call starts on any more.
   *
   * @param generation its name and number
   */
  InFlightCalls(String generation) {
    this.generation = generation;
  }

  /** Whether everybody is out, as far as the stacks of platform threads show. */
  boolean areOut(List<Stack> stacks) {
    Set<Thread> atTheDoor =
        stacks.stream().filter(Stack::isAtTheDoor).map(Stack::thread).collect(Collectors.toSet());
    onTheWay.ifPresent(atTheDoor::retainAll);
    onTheWay = Optional.of(atTheDoor);
    return atTheDoor.isEmpty() && stacks.stream().noneMatch(stack -> stack.isVisiting(generation));
  }
}
