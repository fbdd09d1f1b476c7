package io.dymod.retire.pin;

import io.dymod.load.ThreadSnapshot;
import io.dymod.scope.OwnedResource;
import java.util.List;

/** Threads, of whomever, that have the generation's class loader as their context class loader. */
final class ContextLoaders implements Pin {

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    return threads(retired).stream().map(thread -> reset(thread, retired)).toList();
  }

  private static OwnedResource reset(Thread thread, RetiredGeneration retired) {
    return OwnedResource.of(
        thread,
        "reset of the context class loader of thread " + thread.getName(),
        () -> reset(thread, retired.loader().getParent()));
  }

  private static void reset(Thread thread, ClassLoader loader) {
    try {
      thread.setContextClassLoader(loader);
    } catch (SecurityException innocuous) {
      // Such a thread of the common pool keeps what it was given by the JDK.
    }
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return threads(retired).stream()
        .map(
            thread ->
                new Suspect(
                    Stack.thread(thread) + " has its class loader as context class loader",
                    "set it back where it was set: in a finally block, or when the provider is closed"))
        .toList();
  }

  private static List<Thread> threads(RetiredGeneration retired) {
    return ThreadSnapshot.threads().stream()
        .filter(thread -> thread.getContextClassLoader() == retired.loader())
        .toList();
  }
}
