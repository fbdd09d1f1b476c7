package io.dymod.retire;

import io.dymod.retire.pin.Gone;
import io.dymod.retire.pin.Pins;
import io.dymod.retire.pin.Stack;
import io.dymod.retire.pin.Suspect;
import io.dymod.scope.Log;
import io.dymod.scope.TimeLimited;
import io.dymod.scope.Words;
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
import java.util.stream.Collectors;

/**
 * Waits for generations to be collected, and tells when one is, or is not in time. Of each it holds
 * a weak reference and its name.
 */
final class Proof {

  /** Where garbage collection is asked for and does not come, this is the end of waiting. */
  private static final long HOPE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long LONGEST_PAUSE_MILLIS = 200;

  private final Limits limits;
  private final Pins pins;
  private final PathFinder path;
  private final News news;
  private final CollectionCount collections;
  private final List<Departed> tracked = new CopyOnWriteArrayList<>();
  private long pause = 1;
  private int seen;
  private OptionalInt goal = OptionalInt.empty();
  private long askedInVain;

  Proof(Limits limits, Pins pins, PathFinder path, News news, ReferenceQueue<Object> queue) {
    this.limits = limits;
    this.pins = pins;
    this.path = path;
    this.news = news;
    this.collections = new CollectionCount(queue);
  }

  /** Lets a generation go, and tracks it. */
  void track(Departed departed) {
    departed.letGo(collections.now());
    tracked.add(departed);
    pause = 1;
  }

  /** Notes that a generation has been collected. */
  void collected(Departed departed) {
    if (tracked.remove(departed) && departed.served()) {
      news.retired(departed.name(), since(departed), departed.troubles());
    }
  }

  /** The serial number of a generation that is tracked. May be called from any thread. */
  OptionalLong serial(String generation) {
    return tracked.stream()
        .filter(departed -> departed.name().equals(generation))
        .mapToLong(Departed::serial)
        .findFirst();
  }

  /** Whether there is a generation of which nothing is known yet. */
  boolean isUndecided() {
    return tracked.stream().anyMatch(departed -> !departed.isLeaked());
  }

  /**
   * Tells of those whose time is over.
   *
   * @param asked whether somebody wants to know of those that were reported before, too
   */
  void check(boolean asked) {
    tracked.stream().filter(departed -> departed.refersTo(null)).forEach(this::collected);
    if (isUndecided() || asked && !tracked.isEmpty()) {
      int now = collections.now();
      if (asked && goal.isEmpty()) {
        goal = OptionalInt.of(now + limits.collections());
      }
      if (now != seen) {
        seen = now;
        askedInVain = 0;
      }
      List<Departed> overdue =
          tracked.stream().filter(departed -> isOverdue(departed, now)).toList();
      if (!overdue.isEmpty()) {
        // Noted first, so that each is looked into once, whatever becomes of that.
        overdue.forEach(Departed::leak);
        Map<String, List<Suspect>> suspects = new HashMap<>();
        overdue.forEach(departed -> suspects.put(departed.name(), suspects(departed)));
        Map<String, List<String>> paths = paths(overdue);
        overdue.forEach(
            departed ->
                tell(
                    departed,
                    suspects.get(departed.name()),
                    paths.getOrDefault(departed.name(), List.of())));
      }
    }
  }

  private Map<String, List<String>> paths(List<Departed> overdue) {
    try {
      return path.to(overdue.stream().collect(Collectors.toMap(Departed::name, Departed::serial)));
    } catch (RuntimeException | Error failure) {
      List<String> words = List.of("it can't be found: " + Words.of(failure));
      return overdue.stream().collect(Collectors.toMap(Departed::name, departed -> words));
    }
  }

  private boolean isOverdue(Departed departed, int now) {
    return !departed.isLeaked()
        && !departed.refersTo(null)
        && departed.survived(now) >= limits.collections()
        && departed.age() >= limits.age().toNanos();
  }

  private void tell(Departed departed, List<Suspect> suspects, List<String> way) {
    news.leaked(
        departed.name(),
        since(departed),
        departed.survived(seen),
        suspects,
        way,
        departed.troubles());
  }

  private List<Suspect> suspects(Departed departed) {
    List<Suspect> suspects = new ArrayList<>();
    ClassLoader loader = departed.get();
    if (loader != null) {
      Gone gone = new Gone(departed.name(), loader, Optional.empty(), Stack::all);
      try (TimeLimited code = TimeLimited.of(departed.name())) {
        suspects.addAll(pins.find(gone, code, limits.looking()));
      }
    }
    for (Departed other : tracked) {
      if (other.dependencies().requires(departed.dependencies()) && !other.refersTo(null)) {
        suspects.add(
            0,
            new Suspect(
                other.name() + ", which requires it, is alive too",
                "look at what keeps " + other.name() + " first"));
      }
    }
    return suspects;
  }

  private static Duration since(Departed departed) {
    return Duration.ofNanos(System.nanoTime() - departed.since());
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
      askedInVain = System.nanoTime();
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
    boolean hopeless = askedInVain != 0 && System.nanoTime() - askedInVain > HOPE_NANOS;
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
        .filter(departed -> !departed.isLeaked() && departed.survived(seen) >= limits.collections())
        .mapToLong(
            departed -> 1 + TimeUnit.NANOSECONDS.toMillis(limits.age().toNanos() - departed.age()))
        .map(millis -> Math.max(1, millis))
        .min()
        .orElse(0);
  }
}
