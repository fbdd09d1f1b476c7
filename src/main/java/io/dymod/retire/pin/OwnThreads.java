package io.dymod.retire.pin;

import io.dymod.scope.OwnedResource;
import io.dymod.scope.Uninterrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Threads that run a generation's code, or are of a class of it, or appeared while it was
 * constructed. The first two kinds are interrupted; the last one may be a coincidence, and is only
 * named.
 */
final class OwnThreads implements Pin {

  private static final String ADVICE =
      "end it when the provider is closed: start it with Dymod.scope(), or let the provider implement AutoCloseable";

  /** A thread that heeds an interrupt does so at once. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    List<Thread> threads =
        own(retired).stream().map(Stack::thread).filter(Thread::isAlive).toList();
    List<OwnedResource> endings = new ArrayList<>();
    for (Thread thread : threads) {
      endings.add(
          OwnedResource.of(thread, "interrupt of thread " + thread.getName(), thread::interrupt));
    }
    if (!threads.isEmpty()) {
      endings.add(
          OwnedResource.waiting(threads, "the end of its threads", limit -> await(threads, limit)));
    }
    return endings;
  }

  /**
   * To join a thread takes its monitor, which anybody can hold. Those that go on are named later.
   */
  private static void await(List<Thread> threads, Duration limit) {
    Uninterrupted.await(
        limit.compareTo(PATIENCE) < 0 ? limit : PATIENCE,
        nanos -> {
          long end = System.nanoTime() + nanos;
          while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
          }
          return true;
        });
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    Set<Thread> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Suspect> found = new ArrayList<>();
    for (Stack stack : own(retired)) {
      known.add(stack.thread());
      found.add(new Suspect(words(retired, stack), ADVICE));
    }
    for (Stack stack : retired.stacks().get()) {
      if (stack.has(retired.name()) && known.add(stack.thread())) {
        found.add(
            new Suspect(
                stack.words() + "\n    is in a call",
                "let the call end: whoever is inside keeps the old code"));
      }
    }
    for (Thread thread : retired.owned().newcomers()) {
      if (known.add(thread)) {
        found.add(
            new Suspect(
                Stack.thread(thread)
                    + ", which appeared while "
                    + retired.name()
                    + " was constructed"
                    + Stack.frames(thread),
                ADVICE));
      }
    }
    return found;
  }

  /** The threads that are the generation's for certain. */
  private static List<Stack> own(RetiredGeneration retired) {
    return retired.stacks().get().stream()
        .filter(stack -> stack.isOwnedBy(retired.name()) || retired.owns(stack.thread()))
        .toList();
  }

  private static String words(RetiredGeneration retired, Stack stack) {
    return Stack.thread(stack.thread())
        + (stack.isOwnedBy(retired.name())
            ? " runs its code"
            : " is of its class " + stack.thread().getClass().getName())
        + retired.owned().startedAt(stack.thread()).map(place -> ", started at " + place).orElse("")
        + Stack.frames(stack.thread());
  }
}
