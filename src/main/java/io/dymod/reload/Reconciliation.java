package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.change.Hints.Hint;
import io.dymod.change.OnDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Brings what serves in line with what lies on disk. Three values are all that is known: what lies
 * on disk, as it was last read; what serves; and what was refused. Each {@linkplain Pass pass}
 * derives the difference of the first two anew and acts on it, and a pass that fails leaves all
 * three as they were. So no change can get lost: it is seen again until it serves, or is no longer
 * there.
 *
 * <p>Used by the reload thread alone, but for {@link #state}.
 */
final class Reconciliation {

  private static final Duration LONG = Duration.ofDays(1);

  private final Disk lookout;
  private final GroupReload groups;
  private final Patience patience;
  private final LongSupplier clock;
  private final UnitSources sources;
  private final Object news = new Object();
  private boolean over;
  private OnDisk disk = OnDisk.NOTHING;
  private volatile State state = State.EMPTY;

  /** Looks at the disk. */
  interface Disk {

    /**
     * What lies there.
     *
     * @param hint where to look anew
     * @param serving the places of which one wants to know that nothing is left there
     * @param isSure whether each change has to be seen, whatever that costs
     */
    OnDisk look(Hint hint, Set<Path> serving, boolean isSure) throws InterruptedException;
  }

  /**
   * A reconciliation that knows nothing yet.
   *
   * @param clock counts nanoseconds, as that of {@link OnDisk.Entry#since} does
   */
  Reconciliation(
      Disk lookout,
      UnitSources sources,
      GroupReload groups,
      Patience patience,
      LongSupplier clock) {
    this.lookout = lookout;
    this.sources = sources;
    this.groups = groups;
    this.patience = patience;
    this.clock = clock;
  }

  /** What serves now, and what was refused. May be asked for by any thread. */
  State state() {
    return state;
  }

  /** Notes something about what serves, or was refused. */
  void become(State next) {
    synchronized (news) {
      state = next;
      news.notifyAll();
    }
  }

  /**
   * Waits until something is so, or nothing will change any more, or time is up. May be called by
   * any thread.
   *
   * @param condition looked at after each decision
   * @return whether it is so
   */
  boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    synchronized (news) {
      while (!over && !condition.getAsBoolean()) {
        Duration left = limit.minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
          return false;
        }
        TimeUnit.MILLISECONDS.timedWait(news, Math.max(1, least(left, LONG).toMillis()));
      }
      return condition.getAsBoolean();
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Lets those who wait look again at what they wait for. */
  void signal() {
    synchronized (news) {
      news.notifyAll();
    }
  }

  /** Nothing will be decided any more. May be called by any thread. */
  void end() {
    synchronized (news) {
      over = true;
      news.notifyAll();
    }
  }

  GroupReload groups() {
    return groups;
  }

  /**
   * The start is over: from now on what is ready may wait for its moment, and what is replaced may
   * come back.
   *
   * @param history how many editions can come back
   */
  void started(int history) {
    groups.staging().begin();
    become(state.with(Past.of(history)));
  }

  /** What lay on disk when it was last looked at. */
  OnDisk disk() {
    return disk;
  }

  /** Looks at the disk. */
  void look(Hint hint, boolean isSure) throws InterruptedException {
    disk = lookout.look(hint, state.places(), isSure);
    sources.keepOnly(disk);
  }

  /** What lies on disk, compared with what serves. */
  Difference difference() {
    return new Comparison(disk, state, sources).difference();
  }

  /**
   * Makes a pass.
   *
   * @param hint where to look
   * @param settling waited for before anything is compiled, or any code of a unit runs
   * @param asked whether somebody asks what is on disk now, so that nothing is left pending
   * @param report takes each outcome as soon as it is decided
   * @return what is left to be decided later
   */
  Pending pass(Hint hint, Settling settling, boolean asked, Consumer<Outcome> report)
      throws InterruptedException {
    Patience now = patience.from(asked, clock.getAsLong());
    return new Pass(this, now, settling, new Decisions(this, report)).run(hint);
  }

  /**
   * Makes live what is ready and waits for its moment, if anything does.
   *
   * @param report takes each outcome as soon as it is decided
   */
  void commit(Consumer<Outcome> report) throws InterruptedException {
    Optional<Staging.Staged> staged = groups.staging().take();
    if (staged.isPresent()) {
      new Decisions(this, report).commit(staged.get());
    }
  }

  /**
   * Goes back by one edition, if there is one.
   *
   * @param report takes each outcome as soon as it is decided
   */
  void rollBack(Consumer<Outcome> report) throws InterruptedException {
    new Rollback(this, new Decisions(this, report)).run();
  }
}
