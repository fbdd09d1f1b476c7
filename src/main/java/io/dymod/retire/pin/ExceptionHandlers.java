package io.dymod.retire.pin;

import io.dymod.load.ThreadCensus;
import java.util.ArrayList;
import java.util.List;

/** Handlers of uncaught exceptions: the default one, and those of threads. */
final class ExceptionHandlers implements Pin {

  private static final String ADVICE = "set it back to what it was when the provider is closed";

  @Override
  public List<String> release(Gone gone) {
    List<String> done = new ArrayList<>();
    if (gone.owns(Thread.getDefaultUncaughtExceptionHandler())) {
      Thread.setDefaultUncaughtExceptionHandler(null);
      done.add("removed the default handler of uncaught exceptions");
    }
    for (Thread thread : threads(gone)) {
      thread.setUncaughtExceptionHandler(null);
      done.add("removed the handler of uncaught exceptions of thread " + thread.getName());
    }
    return done;
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
