package io.dymod.scope;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Does one task after the other on a thread that is there while there are tasks. Nothing that a
 * task does ends the work: what it throws is dropped, interrupts are not heeded, and where it hangs
 * the thread can be {@linkplain #replace replaced}.
 */
public final class Worker {

  private final Function<Runnable, DymodThread> threads;
  private final Duration idle;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private Optional<DymodThread> thread = Optional.empty();
  private boolean ended;

  /**
   * A worker without a thread yet.
   *
   * @param threads makes its threads
   * @param idle how long a thread waits for the next task
   */
  public Worker(Function<Runnable, DymodThread> threads, Duration idle) {
    this.threads = threads;
    this.idle = idle;
  }

  /** Has something done, unless the end has been asked for. Never throws, and waits for nobody. */
  public synchronized void add(Runnable task) {
    if (!ended) {
      tasks.add(task);
      if (thread.isEmpty()) {
        start();
      }
      notifyAll();
    }
  }

  /** How many tasks have not begun. */
  synchronized int waiting() {
    return tasks.size();
  }

  /** Its thread, if there is one. */
  synchronized Optional<DymodThread> thread() {
    return thread;
  }

  /** Where no thread is to be had, the next task tries again. */
  private void start() {
    DymodThread next = threads.apply(this::work);
    thread = Optional.of(next);
    try {
      next.start();
    } catch (OutOfMemoryError noThread) {
      thread = Optional.empty();
    }
  }

  /** Gives up a thread that hangs: it is interrupted, and another one does the remaining tasks. */
  public synchronized void replace() {
    thread.ifPresent(Thread::interrupt);
    goOn();
  }

  /** Ends the thread when what has been added is done. What is added later is dropped. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  private void work() {
    boolean more = true;
    try {
      while (more) {
        more = workOnce();
      }
    } finally {
      leave();
    }
  }

  /** In a method of its own, so that nothing of a task is referred to while the next is awaited. */
  private boolean workOnce() {
    Optional<Runnable> task = next();
    task.ifPresent(Worker::perform);
    return task.isPresent();
  }

  /** The last task may have left its thread in whichever state. */
  private static void perform(Runnable task) {
    Thread.interrupted();
    Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      task.run();
    } catch (Throwable dropped) {
      // Whoever wants to know catches it in the task.
    }
  }

  /** The next task for this thread; none if it is to end. */
  private synchronized Optional<Runnable> next() {
    Uninterrupted.await(
        idle,
        nanos -> {
          long end = System.nanoTime() + nanos;
          for (long left = nanos; isIdle() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
          }
          return true;
        });
    return isOwn() ? Optional.ofNullable(tasks.poll()) : Optional.empty();
  }

  private boolean isIdle() {
    return isOwn() && tasks.isEmpty() && !ended;
  }

  private boolean isOwn() {
    return thread.filter(own -> own == Thread.currentThread()).isPresent();
  }

  private synchronized void leave() {
    if (isOwn()) {
      goOn();
    }
  }

  /** With another thread, if there is anything left to do. */
  private void goOn() {
    thread = Optional.empty();
    if (!tasks.isEmpty()) {
      start();
    }
  }
}
