package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.redefine.LiveProgram.Course;
import io.dymod.testing.TestModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Edits random modules while they run, and compares each answer with that of the same modules
 * started anew. It needs the agent, so it is run in a JVM of its own.
 */
final class InPlaceDifference {

  private static final int EDITS = 40;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final BiFunction<RunningModules, Path, LiveProgram> start;
  private final Path work;
  private final long end;
  private final boolean canDoMore = !Redefiner.present().orElseThrow().abilities().isEmpty();
  private final Map<Course.Way, Integer> ways = new EnumMap<>(Course.Way.class);
  private final List<String> history = new ArrayList<>();

  private InPlaceDifference(
      BiFunction<RunningModules, Path, LiveProgram> start, Path work, long end) {
    this.start = start;
    this.work = work;
    this.end = end;
  }

  /**
   * Plays until time is over and something went live in place, or something differs.
   *
   * @param arguments {@code units} or {@code application}; seconds; the first seed
   */
  public static void main(String[] arguments) throws IOException {
    InPlaceDifference.class.getModule().addUses(BiFunction.class);
    Path work = Files.createTempDirectory("difference");
    InPlaceDifference difference =
        new InPlaceDifference(
            arguments[0].equals("units") ? LiveUnits::new : LiveApplication::new,
            work,
            System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1])));
    int seed = Integer.parseInt(arguments[2]);
    boolean differs = false;
    for (; !differs && !difference.isOver(); seed++) {
      differs = difference.differs(seed);
    }
    System.out.println(difference.ways + " in modules up to seed " + (seed - 1));
    TestModules.delete(work);
    System.exit(differs ? 1 : 0);
  }

  /** On a busy machine the time may be over before there was a body to edit. */
  private boolean isOver() {
    long over = System.nanoTime() - end;
    return over >= PATIENCE || over >= 0 && ways.containsKey(Course.Way.IN_PLACE);
  }

  private boolean differs(int seed) {
    history.clear();
    try {
      play(seed);
      return false;
    } catch (AssertionError | RuntimeException difference) {
      System.out.println(
          "seed %d, JDK %s, after the edits%n  %s"
              .formatted(seed, Runtime.version(), String.join("\n  ", history)));
      difference.printStackTrace(System.out);
      return true;
    } finally {
      TestModules.delete(work.resolve("play" + seed));
    }
  }

  private void play(int seed) {
    Path place = work.resolve("play" + seed);
    RunningModules modules = new RunningModules(seed);
    FreshProgram fresh = FreshProgram.of(modules, place.resolve("fresh"));
    assertThat(fresh.trouble()).isEmpty();
    try (LiveProgram live = start.apply(modules, place)) {
      compare(live, fresh);
      for (int edit = 0; edit < EDITS && !isOver(); edit++) {
        String what = modules.edit();
        history.add(what);
        FreshProgram next = FreshProgram.of(modules, place.resolve("fresh"));
        live.save();
        Course course = live.follow();
        history.add("  " + course.way() + " " + course.messages());
        ways.merge(course.way(), 1, Integer::sum);
        if (course.way() == Course.Way.REFUSED) {
          assertThat(isRight(what, course.way()) || !next.trouble().isEmpty()).as(what).isTrue();
          compare(live, fresh);
          modules.undo();
          live.save();
          live.follow();
          compare(live, fresh);
        } else {
          assertThat(next.trouble()).isEmpty();
          assertThat(isRight(what, course.way())).as(course.messages() + " of " + what).isTrue();
          fresh = next;
          compare(live, fresh);
        }
      }
    }
  }

  private static void compare(LiveProgram live, FreshProgram fresh) {
    assertThat(live.values()).as("values").isEqualTo(fresh.values());
    assertThat(live.said()).as("what kept objects say").isEqualTo(fresh.said());
  }

  /**
   * Whether a single edit whose kind says how it has to go live does so. What touches more than
   * bodies may go live in place if the virtual machine can do more.
   */
  private boolean isRight(String what, Course.Way way) {
    boolean inPlace = way == Course.Way.IN_PLACE;
    if (what.contains("; ")) {
      return true;
    } else if (what.startsWith("body") || what.startsWith("lines move")) {
      return inPlace || way == Course.Way.UNCHANGED;
    }
    return !what.startsWith("shape") || !inPlace || canDoMore;
  }
}
