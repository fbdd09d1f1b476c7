package io.dymod.model;

import io.dymod.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Plays edits on a world of its own before a host, and holds the host against the model.
 *
 * <p>Without watching, the model knows exactly what the host has looked at. With it, the host may
 * have seen anything that lay there from one edit to the next, which matters where the last of it
 * can't be loaded: what serves on then is any of what went before.
 */
final class Play implements AutoCloseable {

  /** Longer than anything takes that is under way; polling looks once a minute at the least. */
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(70);

  private static final long SOON = TimeUnit.MILLISECONDS.toNanos(500);

  private final Watching watching;
  private final Path api;
  private final World world;
  private final Oracle oracle;
  private Player player;
  private final Callers callers;
  private final List<Path> path;
  private final List<Disk> seen = new ArrayList<>();
  private Set<State> possible;
  private Disk last;
  private int outcomes;

  Play(Watching watching, Path root, Workshop workshop) {
    this.watching = watching;
    this.api = workshop.api();
    this.oracle = workshop.oracle();
    this.world = new World(root, workshop.javac(), this::observe);
    this.path = List.of(world.path());
    this.last = DiskReader.read(path);
    this.possible = oracle.after(State.NOTHING, last);
    this.player = new Player(watching, world.path(), api);
    this.outcomes = player.outcomes().size();
    this.callers = new Callers(player, 2);
  }

  private void observe(Path changed) {
    if (player != null && watching != Watching.MANUAL) {
      Disk before = seen.isEmpty() ? last : seen.get(seen.size() - 1);
      seen.add(DiskReader.readAgain(before, changed, path));
    }
  }

  /** Plays an edit. */
  void play(Edit edit) throws Difference {
    switch (edit.kind()) {
      case REST -> rest();
      case RELOAD -> reload();
      case FRESH -> fresh();
      default -> edit.apply(world);
    }
  }

  private void rest() throws Difference {
    if (watching == Watching.MANUAL) {
      reload();
      return;
    }
    Disk disk = DiskReader.read(path);
    Set<State> states = after(possible, disk);
    long start = System.nanoTime();
    boolean widened = false;
    Check check = check(states, disk);
    while (!check.differences().isEmpty()) {
      long waited = System.nanoTime() - start;
      if (waited > LIMIT) {
        throw new Difference(check.kind(), check.differences());
      }
      if (!widened && waited > SOON) {
        widened = true;
        states = after(afterSeen(), disk);
      }
      pause(waited);
      check = check(states, disk);
    }
    atRest(check, disk);
  }

  private void reload() throws Difference {
    Disk disk = DiskReader.read(path);
    List<Outcome> returned = player.reload();
    Check check = check(after(possible, disk), disk);
    if (!check.differences().isEmpty() && watching != Watching.MANUAL) {
      check = check(after(afterSeen(), disk), disk);
    }
    if (!check.differences().isEmpty()) {
      throw new Difference(check.kind(), check.differences());
    }
    if (watching == Watching.MANUAL) {
      List<String> miscounted = Counts.of(returned).differences(last, disk, possible);
      if (!miscounted.isEmpty()) {
        throw new Difference("outcomes", miscounted);
      }
    }
    atRest(check, disk);
  }

  private Check check(Set<State> states, Disk disk) {
    return Check.of(player, oracle, states, disk);
  }

  private void atRest(Check check, Disk disk) throws Difference {
    List<String> failed = failedCalls(check.agreeing());
    if (!failed.isEmpty()) {
      throw new Difference("calls", failed);
    }
    last = disk;
    possible = check.agreeing();
    seen.clear();
  }

  /** A call may fail only to a unit that is not there before, after, or at some time between. */
  private List<String> failedCalls(Set<State> now) {
    List<Callers.Failure> failures = callers.takeFailures();
    if (failures.isEmpty()) {
      return List.of();
    }
    Set<State> between = new LinkedHashSet<>(afterSeen());
    between.addAll(now);
    return failures.stream()
        .filter(
            failure ->
                !failure.isGone()
                    || between.stream()
                        .allMatch(state -> oracle.answers(state).containsKey(failure.unit())))
        .map(failure -> failure.unit() + " failed: " + failure.thrown())
        .distinct()
        .limit(5)
        .toList();
  }

  private Set<State> after(Set<State> states, Disk disk) {
    return states.stream()
        .flatMap(state -> oracle.after(state, disk).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The states that may have served since the last rest. */
  private Set<State> afterSeen() {
    Set<State> states = new LinkedHashSet<>(possible);
    for (Disk disk : seen) {
      states.addAll(after(states, disk));
    }
    return states;
  }

  /** A host does not start where an entry of its path is missing. */
  private void fresh() throws Difference {
    if (!path.stream().allMatch(Files::exists)) {
      return;
    }
    Disk disk = DiskReader.read(path);
    try (Player fresh = new Player(Watching.MANUAL, world.path(), api)) {
      Check check = Check.of(fresh, oracle, oracle.after(State.NOTHING, disk), disk);
      if (!check.differences().isEmpty()) {
        List<String> differences = new ArrayList<>(check.differences());
        fresh.outcomes().forEach(outcome -> differences.add("it said: " + outcome.message()));
        throw new Difference("fresh " + check.kind(), differences);
      }
    }
  }

  /** The longer it has taken, the longer it may take. */
  private static void pause(long waited) {
    try {
      TimeUnit.NANOSECONDS.sleep(TimeUnit.MILLISECONDS.toNanos(2) + waited / 10);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  long calls() {
    return callers.calls();
  }

  /** How often something went live in place. */
  long revisions() {
    return player.outcomes().stream()
        .filter(outcome -> outcome instanceof Outcome.Swapped swapped && swapped.inPlace())
        .count();
  }

  /** The outcomes, the last ones of them if there are many. */
  String log() {
    List<Outcome> all = player.outcomes();
    return all.subList(Math.max(outcomes, all.size() - 30), all.size()).stream()
        .map(outcome -> "  " + outcome.at() + " " + outcome.message().replace("\n", "\n    "))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    callers.close();
    player.close();
  }
}
