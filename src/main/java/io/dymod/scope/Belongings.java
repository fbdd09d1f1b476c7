package io.dymod.scope;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * What a generation has started and has to end, the last first. Providers are in here too, each
 * after what its constructor registered, so that it is closed before.
 */
public final class Belongings {

  private final String owner;
  private final Consumer<Belongings> first;
  private final Deque<Ending> endings = new ArrayDeque<>();
  private final Map<Thread, String> starts = new WeakHashMap<>();
  private List<WeakReference<Thread>> newcomers = List.of();
  private boolean used;
  private boolean closed;

  /**
   * A list with nothing on it.
   *
   * @param owner who owns it, in words: {@code sheep#7}
   */
  public Belongings(String owner) {
    this(owner, list -> {});
  }

  /**
   * A list with nothing on it.
   *
   * @param owner who owns it, in words
   * @param first told of the list before the first thing is added to it
   */
  public Belongings(String owner, Consumer<Belongings> first) {
    this.owner = owner;
    this.first = first;
  }

  /** Who owns what is on the list. */
  public String owner() {
    return owner;
  }

  /**
   * Adds a thing; one that is on the list already stays where it is.
   *
   * @throws IllegalStateException if the list is closed; the thing has been ended then
   */
  public void add(Ending ending) {
    if (!enter(ending)) {
      Curfew.run(owner, ending, Curfew.LATE);
      throw new IllegalStateException(
          "%s has been retired, so %s was closed at once: a call that is still in flight should not start anything new"
              .formatted(owner, ending.what()));
    }
  }

  private synchronized boolean enter(Ending ending) {
    if (!closed && !used) {
      used = true;
      first.accept(this);
    }
    if (!closed && endings.stream().noneMatch(ending::isOfTheSameAs)) {
      endings.push(ending);
    }
    return !closed;
  }

  /** Whether there is something to end. */
  public synchronized boolean isEmpty() {
    return endings.isEmpty();
  }

  /** Whether its time is over. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Closes the list, and takes the next thing to be ended, if there is one left. */
  public synchronized Optional<Ending> next() {
    closed = true;
    return Optional.ofNullable(endings.poll());
  }

  /**
   * Takes one thing off the list, if it is on it.
   *
   * @param thing the thing
   * @param what how it was to be ended, in words
   */
  public synchronized Optional<Ending> remove(Object thing, String what) {
    Optional<Ending> found =
        endings.stream().filter(ending -> ending.isOf(thing, what)).findFirst();
    found.ifPresent(endings::remove);
    return found;
  }

  /** Notes threads that appeared while the owner was constructed, and may be its own. */
  public synchronized void notice(List<Thread> threads) {
    List<WeakReference<Thread>> noticed = new ArrayList<>();
    threads.forEach(thread -> noticed.add(new WeakReference<>(thread)));
    newcomers = List.copyOf(noticed);
  }

  /** Notes where a thread was started, or added. */
  public synchronized void started(Thread thread, String place) {
    starts.put(thread, place);
  }

  /** Where a thread was started, if it is known. */
  public synchronized Optional<String> startedAt(Thread thread) {
    return Optional.ofNullable(starts.get(thread));
  }

  /** The threads that were noticed, as far as they are still there. */
  public synchronized List<Thread> newcomers() {
    return newcomers.stream()
        .map(WeakReference::get)
        .filter(thread -> thread != null && thread.isAlive())
        .toList();
  }
}
