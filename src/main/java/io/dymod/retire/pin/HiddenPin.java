package io.dymod.retire.pin;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Kinds of pins that can't be seen from outside, with the calls that make one. */
enum HiddenPin {
  SHUTDOWN_HOOK(
      "a shutdown hook",
      "java/lang/Runtime",
      Set.of("addShutdownHook"),
      "leave it out: Dymod closes providers, and what is in Dymod.scope(), at shutdown too; or call Runtime.removeShutdownHook when the provider is closed"),
  THREAD_LOCAL(
      "a ThreadLocal on a thread that lives on",
      "java/lang/(Inheritable)?ThreadLocal",
      Set.of("set", "withInitial", "get"),
      "call remove() in a finally block, or run the work on threads of Dymod.scope(), which end with the generation"),
  CLASS_VALUE(
      "a ClassValue on a class that lives on",
      "java/lang/ClassValue",
      Set.of("get"),
      "call ClassValue.remove when the provider is closed, or let the value refer weakly to objects of its classes"),
  CLEANER(
      "an action of a Cleaner on an object that lives on",
      "java/lang/ref/Cleaner",
      Set.of("register"),
      "call clean() when the provider is closed"),
  TIMER(
      "a java.util.Timer",
      "java/util/Timer",
      Set.of("<init>"),
      "cancel it when the provider is closed: Dymod.scope().add(timer::cancel)"),
  EXECUTOR(
      "an executor with threads or tasks",
      "java/util/concurrent/(Executors|ThreadPoolExecutor|ScheduledThreadPoolExecutor|ForkJoinPool)",
      Set.of(
          "<init>",
          "newFixedThreadPool",
          "newCachedThreadPool",
          "newSingleThreadExecutor",
          "newScheduledThreadPool",
          "newSingleThreadScheduledExecutor",
          "newWorkStealingPool",
          "newThreadPerTaskExecutor",
          "newVirtualThreadPerTaskExecutor"),
      "shut it down when the provider is closed: Dymod.scope().addExecutor(executor)"),
  FUTURE(
      "a future that is not done, with a callback or a time limit",
      "java/util/concurrent/CompletableFuture",
      Set.of("orTimeout", "completeOnTimeout", "delayedExecutor"),
      "cancel it when the provider is closed"),
  NOTIFICATION_LISTENER(
      "a listener to notifications of an MBean",
      "javax/management/.*",
      Set.of("addNotificationListener"),
      "call removeNotificationListener when the provider is closed"),
  VIRTUAL_THREAD(
      "a virtual thread",
      "java/lang/Thread(\\$Builder(\\$OfVirtual)?)?",
      Set.of("startVirtualThread", "ofVirtual"),
      "end it when the provider is closed: add what it waits for to Dymod.scope()"),
  SIGNAL_HANDLER(
      "a handler of a signal",
      "sun/misc/Signal",
      Set.of("handle"),
      "set it back to what it was when the provider is closed"),
  URL_HANDLERS(
      "the factory of URL stream handlers",
      "java/net/URL",
      Set.of("setURLStreamHandlerFactory"),
      "set it from the application, because it can't be set back");

  private final String what;
  private final String owner;

  @SuppressWarnings("ImmutableEnumChecker") // Each constant has a Set.of.
  private final Set<String> methods;

  private final String advice;

  HiddenPin(String what, String owner, Set<String> methods, String advice) {
    this.what = what;
    this.owner = owner;
    this.methods = methods;
    this.advice = advice;
  }

  /** The kind that a call makes. */
  static Optional<HiddenPin> call(String owner, String method) {
    return Arrays.stream(values())
        .filter(kind -> kind.methods.contains(method) && owner.matches(kind.owner))
        .findFirst();
  }

  /** The kind that objects of a class are of; only of classes that are made to be extended so. */
  static Optional<HiddenPin> subclassOf(String superclass) {
    return superclass == null
        ? Optional.empty()
        : Arrays.stream(new HiddenPin[] {THREAD_LOCAL, CLASS_VALUE})
            .filter(kind -> superclass.matches(kind.owner))
            .findFirst();
  }

  String what() {
    return what;
  }

  String advice() {
    return advice;
  }
}
