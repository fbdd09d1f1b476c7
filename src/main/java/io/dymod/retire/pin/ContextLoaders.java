package io.dymod.retire.pin;

import io.dymod.load.ThreadCensus;
import java.util.List;

/** Threads, of whomever, that have the generation's class loader as their context class loader. */
final class ContextLoaders implements Pin {

  @Override
  public List<String> release(Gone gone) {
    return threads(gone).stream().map(thread -> reset(thread, gone)).toList();
  }

  private static String reset(Thread thread, Gone gone) {
    try {
      thread.setContextClassLoader(gone.loader().getParent());
      return "reset the context class loader of thread " + thread.getName();
    } catch (SecurityException innocuous) {
      return "thread " + thread.getName() + " keeps its context class loader";
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
