package io.dymod.retire.pin;

import io.dymod.load.ThreadSnapshot;
import io.dymod.scope.OwnedResource;
import java.util.ArrayList;
import java.util.List;

/** Handlers of uncaught exceptions: the default one, and those of threads. */
final class ExceptionHandlers implements Pin {

  private static final String ADVICE = "set it back to what it was when the provider is closed";

  @Override
  public List<String> release(RetiredGeneration retired) {
    if (!retired.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      return List.of();
    }
    Thread.setDefaultUncaughtExceptionHandler(null);
    return List.of("removed the default handler of uncaught exceptions");
  }

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    return threads(retired).stream()
        .map(
            thread ->
                OwnedResource.of(
                    thread,
                    "removal of the handler of uncaught exceptions of thread " + thread.getName(),
                    () -> thread.setUncaughtExceptionHandler(null)))
        .toList();
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    List<Suspect> found = new ArrayList<>();
    if (retired.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      found.add(new Suspect("the default handler of uncaught exceptions is of its class", ADVICE));
    }
    for (Thread thread : threads(retired)) {
      found.add(
          new Suspect(
              Stack.thread(thread) + " has a handler of uncaught exceptions of its class", ADVICE));
    }
    return found;
  }

  private static List<Thread> threads(RetiredGeneration retired) {
    return ThreadSnapshot.threads().stream()
        .filter(thread -> retired.owns(thread.getUncaughtExceptionHandler()))
        .toList();
  }
}
