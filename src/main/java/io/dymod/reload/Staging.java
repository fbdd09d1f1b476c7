package io.dymod.reload;

import io.dymod.Unit;
import java.util.List;
import java.util.Optional;

/**
 * What is ready, where the program itself chooses the moment at which it goes live. There is one
 * change at most, of all that is different; another one takes its place when the disk is different
 * again. Used by the reload thread, but for what says that it is for any thread.
 */
final class Staging {

  /** The answer where nothing waits. */
  static final String NOTHING_READY = "nothing is ready to go live";

  /** A change that waits for its moment. */
  record Staged(GroupChange change, Ready ready) {}

  private final boolean isWanted;
  private boolean begun;
  private Optional<Staged> staged = Optional.empty();

  /** Whether somebody has asked for it to go live, who waits for nothing else. */
  private boolean claimed;

  /** Whether another change is made ready that may take its place. */
  private boolean suspended;

  /**
   * Nothing is ready.
   *
   * @param isWanted whether what is ready waits; otherwise it goes live at once
   */
  Staging(boolean isWanted) {
    this.isWanted = isWanted;
  }

  /** Whether what is ready waits. For any thread. */
  boolean isWanted() {
    return isWanted;
  }

  /** What is loaded at the start does not wait; from now on all does. */
  synchronized void begin() {
    begun = true;
  }

  /** Whether what gets ready now waits. */
  synchronized boolean isOn() {
    return isWanted && begun;
  }

  /** The change that waits. */
  synchronized Optional<GroupChange> change() {
    return staged.map(Staged::change);
  }

  /**
   * Keeps what is ready until its moment comes.
   *
   * @return what it takes the place of, if anything waited
   */
  synchronized Optional<Staged> keep(GroupChange change, Ready ready) {
    Optional<Staged> before = staged;
    staged = Optional.of(new Staged(change, ready));
    return before;
  }

  /** The units that wait, as they will be. For any thread. */
  synchronized List<Unit> pending() {
    return suspended ? List.of() : staged.map(waiting -> waiting.ready().units()).orElse(List.of());
  }

  /**
   * Asks that what waits goes live before anything else is done. For any thread.
   *
   * @return whether anything waits
   */
  synchronized boolean claim() {
    claimed |= staged.isPresent() && !suspended;
    return claimed;
  }

  /**
   * Begins to make another change ready. What waits is given to nobody meanwhile.
   *
   * @return whether that may be begun; not if somebody waits for what is ready
   */
  synchronized boolean suspend() {
    suspended = !claimed;
    return suspended;
  }

  /** Goes on to wait for the moment of what is ready now. */
  synchronized void resume() {
    suspended = false;
  }

  /** Takes what waits, which waits no longer. */
  synchronized Optional<Staged> take() {
    Optional<Staged> taken = staged;
    staged = Optional.empty();
    claimed = false;
    return taken;
  }
}
