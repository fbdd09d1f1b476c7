package io.dymod.retire.pin;

import io.dymod.load.ThreadCensus;
import io.dymod.scope.Ending;
import java.util.List;

/** Threads, of whomever, that have the generation's class loader as their context class loader. */
final class ContextLoaders implements Pin {

  @Override
  public List<Ending> endings(Gone gone) {
    return threads(gone).stream().map(thread -> reset(thread, gone)).toList();
  }

  private static Ending reset(Thread thread, Gone gone) {
    return Ending.of(
        thread,
        "reset of the context class loader of thread " + thread.getName(),
        () -> reset(thread, gone.loader().getParent()));
  }

  private static void reset(Thread thread, ClassLoader loader) {
    try {
      thread.setContextClassLoader(loader);
    } catch (SecurityException innocuous) {
      // Such a thread of the common pool keeps what it was given by the JDK.
    }
  }

  @Override
  public List<Suspect> find(Gone gone) {
    return threads(gone).stream()
        .map(
            thread ->
                new Suspect(
                    Stack.thread(thread) + " has its class loader as context class loader",
                    "set it back where it was set: in a finally block, or when the provider is closed"))
        .toList();
  }

  private static List<Thread> threads(Gone gone) {
    return ThreadCensus.threads().stream()
        .filter(thread -> thread.getContextClassLoader() == gone.loader())
        .toList();
  }
}
