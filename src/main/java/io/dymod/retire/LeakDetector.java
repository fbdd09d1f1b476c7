package io.dymod.retire;

import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.RetiredGeneration;
import io.dymod.retire.pin.Stack;
import io.dymod.retire.pin.Suspect;
import io.dymod.scope.FailureText;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Waits for generations to be collected, and tells when one is, or is not in time. Of each it holds
 * a weak reference and its name.
 */
final class LeakDetector {

  /** Where garbage collection is asked for and does not come, this is the end of waiting. */
  private static final long HOPE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long LONGEST_PAUSE_MILLIS = 200;

  private final Limits limits;
  private final Pins pins;
  private final PathFinder path;
  private final RetirementListener listener;
  private final LongSupplier clock;
  private final CollectionCount collections;
  private final List<RetiringGeneration> tracked = new CopyOnWriteArrayList<>();
  private long pause = 1;
  private int seen;
  private OptionalInt goal = OptionalInt.empty();
  private long askedInVain;

  /**
   * A detector that tracks nothing yet.
   *
   * @param queue told of each garbage collection that unloads classes
   * @param clock counts nanoseconds
   */
  LeakDetector(
      Limits limits,
      Pins pins,
      PathFinder path,
      RetirementListener listener,
      ReferenceQueue<Object> queue,
      LongSupplier clock) {
    this.clock = clock;
    this.limits = limits;
    this.pins = pins;
    this.path = path;
    this.listener = listener;
    this.collections = new CollectionCount(queue);
  }

  /** Lets a generation go, and tracks it. */
  void track(RetiringGeneration retiring) {
    retiring.letGo(collections.now());
    tracked.add(retiring);
    pause = 1;
  }

  /** Notes that a generation has been collected. */
  void collected(RetiringGeneration retiring) {
    if (tracked.remove(retiring) && retiring.served()) {
      listener.retired(retiring.name(), since(retiring), retiring.troubles());
    }
  }

  /** The serial number of a generation that is tracked. May be called from any thread. */
  OptionalLong serial(String generation) {
    return tracked.stream()
        .filter(retiring -> retiring.name().equals(generation))
        .mapToLong(RetiringGeneration::serial)
        .findFirst();
  }

  /** Whether there is a generation of which nothing is known yet. */
  boolean isUndecided() {
    return tracked.stream().anyMatch(retiring -> !retiring.isLeaked());
  }

  /**
   * Tells of those whose time is over.
   *
   * @param asked whether somebody wants to know of those that were reported before, too
   */
  void check(boolean asked) {
    tracked.stream().filter(retiring -> retiring.refersTo(null)).forEach(this::collected);
    if (isUndecided() || asked && !tracked.isEmpty()) {
      int now = collections.now();
      if (asked && goal.isEmpty()) {
        goal = OptionalInt.of(now + limits.collections());
      }
      if (now != seen) {
        seen = now;
        askedInVain = 0;
      }
      List<RetiringGeneration> overdue =
          tracked.stream().filter(retiring -> isOverdue(retiring, now)).toList();
      if (!overdue.isEmpty()) {
        // Noted first, so that each is looked into once, whatever becomes of that.
        overdue.forEach(RetiringGeneration::leak);
        Map<String, List<Suspect>> suspects = new HashMap<>();
        overdue.forEach(retiring -> suspects.put(retiring.name(), suspects(retiring)));
        Map<String, List<String>> paths = paths(overdue);
        overdue.forEach(
            retiring ->
                tell(
                    retiring,
                    suspects.get(retiring.name()),
                    paths.getOrDefault(retiring.name(), List.of())));
      }
    }
  }

  private Map<String, List<String>> paths(List<RetiringGeneration> overdue) {
    try {
      return path.to(
          overdue.stream()
              .collect(Collectors.toMap(RetiringGeneration::name, RetiringGeneration::serial)));
    } catch (RuntimeException | Error failure) {
      List<String> words = List.of("it can't be found: " + FailureText.of(failure));
      return overdue.stream()
          .collect(Collectors.toMap(RetiringGeneration::name, retiring -> words));
    }
  }

  private boolean isOverdue(RetiringGeneration retiring, int now) {
    return !retiring.isLeaked()
        && !retiring.refersTo(null)
        && retiring.survived(now) >= limits.collections()
        && retiring.age() >= limits.age().toNanos();
  }

  private void tell(RetiringGeneration retiring, List<Suspect> suspects, List<String> way) {
    listener.leaked(
        retiring.name(),
        since(retiring),
        retiring.survived(seen),
        suspects,
        way,
        retiring.troubles());
  }

  private List<Suspect> suspects(RetiringGeneration retiring) {
    List<Suspect> suspects = new ArrayList<>();
    ClassLoader loader = retiring.get();
    if (loader != null) {
      RetiredGeneration retired =
          new RetiredGeneration(retiring.name(), loader, Optional.empty(), Stack::all);
      try (TimeLimited code = TimeLimited.of(retiring.name())) {
        suspects.addAll(pins.find(retired, code, limits.looking()));
      }
    }
    for (RetiringGeneration other : tracked) {
      if (other.dependencies().requires(retiring.dependencies()) && !other.refersTo(null)) {
        suspects.add(
            0,
            new Suspect(
                other.name() + ", which requires it, is alive too",
                "look at what keeps " + other.name() + " first"));
      }
    }
    return suspects;
  }

  private static Duration since(RetiringGeneration retiring) {
    return Duration.ofNanos(retiring.nanosSinceItLeft());
  }

  /**
   * Whether those that were reported before may have been collected since, and nobody has looked.
   */
  boolean isToBeRepeated() {
    return !tracked.isEmpty() && goal.isPresent() && seen < goal.getAsInt();
  }

  /** Whoever asked has got an answer. */
  void answered() {
    goal = OptionalInt.empty();
    askedInVain = 0;
  }

  /** Asks for a garbage collection. */
  void collect() {
    if (askedInVain == 0) {
      askedInVain = clock.getAsLong();
    }
    System.gc();
  }

  /** How long to wait until the next one is asked for, in milliseconds; longer and longer. */
  long pause() {
    pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    return pause;
  }

  /** Whether garbage collections were asked for, and none has come. */
  boolean isHopeless() {
    boolean hopeless = askedInVain != 0 && clock.getAsLong() - askedInVain > HOPE_NANOS;
    if (hopeless) {
      Log.warn(
          "System.gc() was called for {} s, but nothing was collected: remove -XX:+DisableExplicitGC",
          TimeUnit.NANOSECONDS.toSeconds(HOPE_NANOS));
    }
    return hopeless;
  }

  /** The milliseconds until the next generation may be overdue; 0 to wait for an event only. */
  long timeToCheck() {
    return tracked.stream()
        .filter(retiring -> !retiring.isLeaked() && retiring.survived(seen) >= limits.collections())
        .mapToLong(
            retiring -> 1 + TimeUnit.NANOSECONDS.toMillis(limits.age().toNanos() - retiring.age()))
        .map(millis -> Math.max(1, millis))
        .min()
        .orElse(0);
  }
}
