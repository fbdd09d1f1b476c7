package io.dymod.scope;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * What a generation has started and has to end, the last first. Providers are in here too, each
 * after what its constructor registered, so that it is closed before.
 *
 * <p>An object may be on several lists, and may not be the generation's at all: a method {@code
 * provider()} is free to return what the application keeps, or what an older generation has left
 * somewhere. So a thing ends with the last list that it is on, and a provider whose class is not of
 * the generation ends only when everything does, as in release.
 */
public final class OwnedResources {

  /** Those that something has been added to, and that are not closed. Locked before any of them. */
  private static final Set<OwnedResources> OPEN = Collections.newSetFromMap(new WeakHashMap<>());

  private final String owner;
  private final Consumer<OwnedResources> first;
  private final Deque<OwnedResource> endings = new ArrayDeque<>();
  private final Set<OwnedResource> borrowed = new HashSet<>();
  private final List<Start> starts = new ArrayList<>();
  private List<WeakReference<Thread>> newcomers = List.of();
  private boolean used;
  private boolean closed;

  /** Threads are compared by identity, because a unit's may have an {@code equals} of its own. */
  private record Start(WeakReference<Thread> thread, String place) {}

  /**
   * A list with nothing on it.
   *
   * @param owner who owns it, in words: {@code sheep#7}
   */
  public OwnedResources(String owner) {
    this(owner, list -> {});
  }

  /**
   * A list with nothing on it.
   *
   * @param owner who owns it, in words
   * @param first told of the list before the first thing is added to it
   */
  public OwnedResources(String owner, Consumer<OwnedResources> first) {
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
  public void add(OwnedResource ending) {
    if (!enter(ending)) {
      TimeLimited.run(owner, ending, TimeLimited.LATE);
      throw new IllegalStateException(
          "%s has been retired, so %s was closed at once: a call that is still in flight should not start anything new"
              .formatted(owner, ending.what()));
    }
  }

  /**
   * Adds a provider that is to be closed.
   *
   * @param loader of the generation's classes: what is of another one was made elsewhere
   */
  public void addProvider(AutoCloseable provider, ClassLoader loader) {
    OwnedResource closing = OwnedResource.of(provider);
    if (provider.getClass().getClassLoader() != loader) {
      borrow(closing);
    }
    add(closing);
  }

  private synchronized void borrow(OwnedResource ending) {
    borrowed.add(ending);
  }

  private boolean enter(OwnedResource ending) {
    synchronized (OPEN) {
      boolean entered = enterIfOpen(ending);
      if (entered) {
        OPEN.add(this);
      }
      return entered;
    }
  }

  private synchronized boolean enterIfOpen(OwnedResource ending) {
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

  /**
   * Closes the list, and takes the next thing to be ended, if there is one left. What is on another
   * list too is left to that one.
   *
   * @param everything whether everything ends, also what was made elsewhere
   */
  public Optional<OwnedResource> next(boolean everything) {
    synchronized (OPEN) {
      OPEN.remove(this);
      return nextOwn(everything);
    }
  }

  private synchronized Optional<OwnedResource> nextOwn(boolean everything) {
    closed = true;
    Optional<OwnedResource> next = Optional.ofNullable(endings.poll());
    while (next.isPresent() && !isToEnd(next.get(), everything)) {
      next = Optional.ofNullable(endings.poll());
    }
    return next;
  }

  private boolean isToEnd(OwnedResource ending, boolean everything) {
    boolean own = !borrowed.remove(ending);
    boolean elsewhere = false;
    for (OwnedResources other : OPEN) {
      elsewhere |= other.takesOver(ending, own);
    }
    return !elsewhere && (own || everything);
  }

  private synchronized boolean takesOver(OwnedResource ending, boolean own) {
    Optional<OwnedResource> same = endings.stream().filter(ending::isOfTheSameAs).findFirst();
    same.filter(known -> own).ifPresent(borrowed::remove);
    return same.isPresent();
  }

  /**
   * Takes one thing off the list, if it is on it.
   *
   * @param thing the thing
   * @param what how it was to be ended, in words
   */
  public synchronized Optional<OwnedResource> remove(Object thing, String what) {
    Optional<OwnedResource> found =
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
    starts.removeIf(start -> start.thread.refersTo(null));
    starts.add(new Start(new WeakReference<>(thread), place));
  }

  /** Where a thread was started, if it is known. */
  public synchronized Optional<String> startedAt(Thread thread) {
    return starts.stream()
        .filter(start -> start.thread.refersTo(thread))
        .map(Start::place)
        .findFirst();
  }

  /** The threads that were noticed, as far as they are still there. */
  public synchronized List<Thread> newcomers() {
    return newcomers.stream()
        .map(WeakReference::get)
        .filter(thread -> thread != null && thread.isAlive())
        .toList();
  }
}
