package io.dymod;

import io.dymod.outcome.LeakSuspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What came of a change on disk. Each change ends in exactly one outcome, which is logged as one
 * line, passed to {@linkplain Dymod#onReload listeners}, and returned by {@link Dymod#reload()}.
 * Each generation that leaves ends in an outcome too, some time later: {@link Retired} or {@link
 * Leaked}; {@code reload()} does not wait for it.
 *
 * <p>Outcomes are immutable, and only Dymod makes them; later versions may say more.
 */
public sealed interface Outcome {

  /** When it was decided. */
  Instant at();

  /** The outcome as a sentence, as it is logged. */
  String message();

  /**
   * A new edition is live. Since then no call starts on the generations before it, or on what was
   * changed in place.
   */
  sealed interface Swapped extends Outcome permits io.dymod.outcome.Swapped {

    /**
     * The units that were loaded or changed in place, in the order of loading. A module that never
     * reloads is among them when it was changed in place, as of generation 1 for good.
     */
    List<Unit> units();

    /** The names of the units that are no more. */
    List<String> removed();

    /**
     * The names of the files that changed, by unit; empty for a unit that is new or was taken along
     * because it requires another one.
     */
    Map<String, SortedSet<String>> files();

    /** What the compiler warned of in the files that it compiled. */
    List<Diagnostic> warnings();

    /** The errors reported before that are there no more. */
    List<Diagnostic> gone();

    /** Whether it served before, and was brought back by {@link Dymod#rollback()}. */
    boolean rolledBack();

    /**
     * Whether classes and resources of the generations that serve were changed in place, so that
     * objects, static fields and threads are what they were.
     */
    boolean inPlace();

    /**
     * Why new generations were needed, in a few words; empty if they were not, and if the program
     * was started without the agent. See {@link Settings#inPlace()}.
     */
    String obstacle();

    /**
     * What became of the state of providers and of the objects that were exchanged, in a few words
     * each: that it was handed over, what was dropped, who starts anew and why. Empty if there was
     * none. See {@link Stateful}.
     */
    List<String> state();

    /** The time of each stage. */
    SortedMap<Stage, Duration> took();

    /** The time from the first look at the change until it was live. */
    Duration total();

    /** For example {@code sheep#2 live in 14 ms (CountSheep.java; compile 11, load 2)}. */
    @Override
    String message();
  }

  /**
   * A change is proven and ready, and goes live with the next {@link Dymod#reload()}: where the
   * program itself chooses the moment, with {@code dymod.auto=staged}. It is followed by {@link
   * Swapped}, by a {@link Rejected} if what served before can't hand its state over then, or by
   * neither if the files change again.
   */
  sealed interface Staged extends Outcome permits io.dymod.outcome.Staged {

    /** The units that are ready, in the order of loading, as they will be. */
    List<Unit> units();

    /** The names of the units that will be no more. */
    List<String> removed();

    /** The time of each stage so far. */
    SortedMap<Stage, Duration> took();
  }

  /** Nothing had to be done. */
  sealed interface Unchanged extends Outcome permits io.dymod.outcome.Unchanged {

    /**
     * The names of the units that were looked at because their files were written; empty if there
     * were none.
     */
    List<String> units();

    /** Why nothing had to be done, in words. */
    String reason();

    /** The errors of the units that were reported before, and are there no more. */
    List<Diagnostic> gone();
  }

  /** A change can't serve. What served before goes on as if nothing had happened. */
  sealed interface Rejected extends Outcome permits io.dymod.outcome.Rejected {

    /** The names of the units that the change concerns. */
    List<String> units();

    /** The stage that it did not pass. */
    Stage stage();

    /** Why, and what to do about it, in words; may have several lines. */
    String reason();

    /**
     * What the compiler found, in its order, for tools; empty if it is not the compiler that
     * refused.
     */
    List<Diagnostic> diagnostics();

    /** The generations that keep serving, {@code sheep#3}; empty if there are none. */
    List<String> serving();
  }

  /**
   * A module that never reloads has become different on disk, and what is loaded from it goes on.
   * Reported once for each module; with the agent, for each change that can't be made in place.
   */
  sealed interface RestartNeeded extends Outcome permits io.dymod.outcome.RestartNeeded {

    /** The module's name. */
    String module();

    /** Whether its class files are different; if not, its sources are, and have yet to be built. */
    boolean built();

    /**
     * Why it can't be changed in place, in a few words; empty if the program was not started with
     * the agent, or if it is not known what it was at the start.
     */
    String reason();

    /** The names of the units that require it. */
    List<String> units();
  }

  /**
   * A generation that has left the live edition is gone: its calls have ended, what it had started
   * is closed, and its classes have been collected.
   */
  sealed interface Retired extends Outcome permits io.dymod.outcome.Retired {

    /** Its name and number, {@code sheep#7}. */
    String generation();

    /** The time from when it left until it was collected. */
    Duration took();

    /** What went wrong while it was closed, in words; mostly empty. */
    List<String> troubles();
  }

  /**
   * A generation that has left the live edition stays alive, although it is closed and nothing of
   * Dymod's holds it. Reported once of each generation; if it is collected later, {@link Retired}
   * follows.
   */
  sealed interface Leaked extends Outcome permits io.dymod.outcome.Leaked {

    /** Its name and number, {@code sheep#7}. */
    String generation();

    /** The time since it left. */
    Duration age();

    /** How many garbage collections that unload classes it has survived. */
    int collections();

    /** What may keep it alive, the most certain first. */
    List<Suspect> suspects();

    /**
     * The chain of references that keeps it alive, a line a step, if {@link Settings#heap()} is on;
     * else empty.
     */
    List<String> path();

    /** What went wrong while it was closed, in words; mostly empty. */
    List<String> troubles();
  }

  /** Something that may keep a generation alive. */
  sealed interface Suspect permits LeakSuspect {

    /** What it is, in words; may have several lines. */
    String what();

    /** What to do about it. */
    String advice();

    /** Both, as they are logged. */
    @Override
    String toString();
  }
}
