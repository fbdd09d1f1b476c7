package io.dymod.retire.pin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final long PATIENCE_MILLIS = 500;

  @Override
  public List<String> release(Gone gone) {
    List<Thread> threads = threads(gone).keySet().stream().filter(Thread::isAlive).toList();
    threads.forEach(Thread::interrupt);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    for (Thread thread : threads) {
      await(thread, end);
    }
    return threads.stream()
        .map(
            thread ->
                "interrupted thread %s, which %s"
                    .formatted(thread.getName(), thread.isAlive() ? "goes on" : "has ended"))
        .toList();
  }

  private static void await(Thread thread, long end) {
    try {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left > 0) {
        thread.join(left);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<Suspect> find(Gone gone) {
    Map<Thread, Suspect> found = threads(gone);
    for (Stack stack : gone.stacks().get()) {
      if (stack.has(gone.name())) {
        found.putIfAbsent(
            stack.thread(),
            new Suspect(
                stack.words() + "\n    is in a call",
                "let the call end: whoever is inside keeps the old code"));
      }
    }
    for (Thread thread : gone.belongings().newcomers()) {
      found.putIfAbsent(
          thread,
          new Suspect(
              Stack.thread(thread)
                  + ", which appeared while "
                  + gone.name()
                  + " was constructed"
                  + Stack.frames(thread),
              ADVICE));
    }
    return new ArrayList<>(found.values());
  }

  /** The threads that are the generation's for certain. */
  private static Map<Thread, Suspect> threads(Gone gone) {
    Map<Thread, Suspect> threads = new LinkedHashMap<>();
    for (Stack stack : gone.stacks().get()) {
      boolean own = stack.isOwnedBy(gone.name());
      if (own || gone.owns(stack.thread())) {
        String why =
            own ? " runs its code" : " is of its class " + stack.thread().getClass().getName();
        threads.put(stack.thread(), new Suspect(words(gone, stack, why), ADVICE));
      }
    }
    return threads;
  }

  private static String words(Gone gone, Stack stack, String why) {
    return Stack.thread(stack.thread())
        + why
        + gone.belongings()
            .startedAt(stack.thread())
            .map(place -> ", started at " + place)
            .orElse("")
        + Stack.frames(stack.thread());
  }
}
