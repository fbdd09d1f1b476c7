package io.dymod.retire.pin;

import io.dymod.load.ThreadCensus;
import io.dymod.scope.Ending;
import java.util.ArrayList;
import java.util.List;

/** Handlers of uncaught exceptions: the default one, and those of threads. */
final class ExceptionHandlers implements Pin {

  private static final String ADVICE = "set it back to what it was when the provider is closed";

  @Override
  public List<String> release(Gone gone) {
    if (!gone.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      return List.of();
    }
    Thread.setDefaultUncaughtExceptionHandler(null);
    return List.of("removed the default handler of uncaught exceptions");
  }

  @Override
  public List<Ending> endings(Gone gone) {
    return threads(gone).stream()
        .map(
            thread ->
                Ending.of(
                    thread,
                    "removal of the handler of uncaught exceptions of thread " + thread.getName(),
                    () -> thread.setUncaughtExceptionHandler(null)))
        .toList();
  }

  @Override
  public List<Suspect> find(Gone gone) {
    List<Suspect> found = new ArrayList<>();
    if (gone.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      found.add(new Suspect("the default handler of uncaught exceptions is of its class", ADVICE));
    }
    for (Thread thread : threads(gone)) {
      found.add(
          new Suspect(
              Stack.thread(thread) + " has a handler of uncaught exceptions of its class", ADVICE));
    }
    return found;
  }

  private static List<Thread> threads(Gone gone) {
    return ThreadCensus.threads().stream()
        .filter(thread -> gone.owns(thread.getUncaughtExceptionHandler()))
        .toList();
  }
}
