package io.dymod.model;

import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random edits from a seed, played until something is different or time is over. The same seed
 * gives the same edits.
 */
final class Game {

  private static final int MANY = 250;

  private final Watching watching;
  private final Set<Kind> kinds;
  private final boolean fresh;
  private final Path work;
  private final Workshop workshop;
  private int next;
  private int plays;
  private int edits;
  private int rests;
  private long calls;
  private long revisions;

  Game(Watching watching, Set<Kind> kinds, Path work) {
    this.watching = watching;
    this.kinds = EnumSet.copyOf(kinds);
    this.fresh = this.kinds.contains(Kind.FRESH);
    this.kinds.removeAll(EnumSet.of(Kind.REST, Kind.RELOAD, Kind.FRESH));
    this.work = work;
    this.workshop = new Workshop(work.resolve("workshop"));
  }

  /**
   * Plays.
   *
   * @param end the time, of {@link System#nanoTime()}, after which no more edits begin
   * @return what was different, with the shortest edits that show it; nothing if all agreed
   */
  Optional<String> run(int seed, long end) {
    next = seed;
    Optional<String> failure = Optional.empty();
    while (failure.isEmpty() && System.nanoTime() < end) {
      failure = round(next++, end);
    }
    return failure;
  }

  /** How often something went live in place. */
  long revisions() {
    return revisions;
  }

  /** The seed that comes next. */
  int next() {
    return next;
  }

  private Optional<String> round(int seed, long end) {
    Random random = new Random(seed);
    List<Edit> played = new ArrayList<>();
    Optional<Ending> ending;
    Path root = work.resolve("play" + plays++);
    try (Play play = new Play(watching, root, workshop)) {
      ending = play(play, List.of(new Edit(Kind.REST, "", 0)), played);
      while (ending.isEmpty() && played.size() < MANY && System.nanoTime() < end) {
        ending = play(play, step(random), played);
      }
      calls += play.calls();
      revisions += play.revisions();
    }
    TestModules.delete(root);
    return ending.map(first -> report("seed " + seed, played, first));
  }

  /**
   * Plays certain edits.
   *
   * @return what was different, with the shortest edits that show it; nothing if all agreed
   */
  Optional<String> run(List<Edit> certain) {
    return replay(certain).map(first -> report("edits as given", certain, first));
  }

  /** A few edits, and then rest. */
  private List<Edit> step(Random random) {
    List<Edit> step = new ArrayList<>();
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
    for (int number = 0; number < count; number++) {
      step.add(new Edit(Kind.any(kinds, random), "u" + random.nextInt(10), random.nextInt(10_000)));
    }
    step.add(new Edit(random.nextInt(10) == 0 ? Kind.RELOAD : Kind.REST, "", 0));
    if (fresh && random.nextInt(25) == 0) {
      step.add(new Edit(Kind.FRESH, "", 0));
    }
    return step;
  }

  /**
   * How a play ended.
   *
   * @param kind a word for it
   * @param text what was different, and what was reported
   */
  record Ending(String kind, String text) {}

  private Optional<Ending> play(Play play, List<Edit> some, List<Edit> played) {
    for (Edit edit : some) {
      played.add(edit);
      edits++;
      rests += edit.kind() == Kind.REST || edit.kind() == Kind.RELOAD ? 1 : 0;
      Optional<Ending> ending = play(play, edit);
      if (ending.isPresent()) {
        return ending;
      }
    }
    return Optional.empty();
  }

  private static Optional<Ending> play(Play play, Edit edit) {
    try {
      play.play(edit);
      return Optional.empty();
    } catch (Difference difference) {
      return Optional.of(
          new Ending(difference.kind(), difference.getMessage() + "\noutcomes\n" + play.log()));
    } catch (RuntimeException fault) {
      java.io.StringWriter trace = new java.io.StringWriter();
      fault.printStackTrace(new java.io.PrintWriter(trace));
      return Optional.of(new Ending(fault.getClass().getName(), trace.toString()));
    }
  }

  /** Plays edits anew. */
  Optional<Ending> replay(List<Edit> some) {
    Path root = work.resolve("play" + plays++);
    try (Play play = new Play(watching, root, workshop)) {
      for (Edit edit : some) {
        Optional<Ending> ending = play(play, edit);
        if (ending.isPresent()) {
          return ending;
        }
      }
      return Optional.empty();
    } finally {
      TestModules.delete(root);
    }
  }

  private String report(String from, List<Edit> played, Ending first) {
    Shrinker.Shrunk shrunk = Shrinker.shrink(played, first, this::replay);
    return """
        the product and the model differ: %s, %s, JDK %s, after %d edits
        %s
        %s
        %s"""
        .formatted(
            from,
            watching,
            Runtime.version(),
            played.size(),
            shrunk.again()
                ? "the shortest edits found that show it:"
                : "it did not show again; the edits were:",
            shrunk.edits().stream().map(edit -> "  " + edit).collect(Collectors.joining("\n")),
            shrunk.ending().text());
  }

  /** What was done so far. */
  String figures() {
    return "%s: %d edits, %d rests, %d calls, %d worlds, %d times in place"
        .formatted(watching, edits, rests, calls, plays, revisions);
  }
}
