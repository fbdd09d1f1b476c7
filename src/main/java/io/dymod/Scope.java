package io.dymod;

import io.dymod.engine.ProcessEnd;
import io.dymod.release.BootProvider;
import io.dymod.scope.OwnedResource;
import io.dymod.scope.OwnedResources;
import io.dymod.scope.OwningLoader;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What a provider starts, to be ended with the provider's generation. A provider asks for it by
 * {@link Dymod#scope()} in its constructor, and adds whatever would outlive it:
 *
 * <pre>{@code
 * public final class CountSheep implements Sheep {
 *   private final ScheduledExecutorService timer =
 *       Dymod.scope().addExecutor(Executors.newScheduledThreadPool(1));
 *   …
 * }
 * }</pre>
 *
 * <p>In dev mode it ends when the generation is retired: when its successor is live, and the calls
 * that were in flight are done. Things end in the reverse order in which they were added; a
 * provider that is {@link AutoCloseable} is closed before what its constructor added. It also ends
 * when the generation is rejected, and never served. In release, where nothing is retired, the same
 * code works: what constructors add is closed in the same order when the JVM shuts down.
 *
 * <p>Calls in flight are waited for as far as stacks show them. Those on virtual threads are seen
 * from JDK 21 on, and only with {@code --add-modules jdk.management}. A provider that must not be
 * closed under such a call has to know its calls itself: each takes the read lock of a {@link
 * java.util.concurrent.locks.ReentrantReadWriteLock}, and {@code close()} the write lock.
 *
 * <p>Each thing is ended on a thread of Dymod's and has {@link Settings#closing()} for it; when the
 * JVM shuts down, all of them together have {@link Settings#shutdown()}. What it throws is
 * reported, and the rest is ended all the same. A thing that another generation has added too ends
 * with the last of them. A provider of a class that is not the unit's own, which a method {@code
 * provider()} may return, is closed only when everything ends: if the unit has made it, it should
 * add it here. What is added to a scope that has ended is ended at once, and {@code
 * IllegalStateException} thrown.
 */
public final class Scope {

  /** For whoever asks from outside of all units and constructors. */
  private static final Scope PROCESS = new Scope(new ProcessEnd("the process").owned());

  private final OwnedResources owned;

  private Scope(OwnedResources owned) {
    this.owned = owned;
  }

  /**
   * The scope of whoever called: see {@link Dymod#scope()}. What is nearest on the stack counts:
   * the code of a generation, or the construction of a provider that does not reload, which a
   * unit's constructor may well be the first to ask for.
   */
  static Scope ofCaller() {
    return Dymod.WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type == BootProvider.class || ownerOf(type).isPresent())
                .findFirst()
                .flatMap(
                    type -> ownerOf(type).map(OwningLoader::owned).or(BootProvider::constructing))
                .map(Scope::new)
                .orElse(PROCESS));
  }

  private static Optional<OwningLoader> ownerOf(Class<?> type) {
    return type.getClassLoader() instanceof OwningLoader owner
        ? Optional.of(owner)
        : Optional.empty();
  }

  /**
   * Adds something that is to be closed.
   *
   * @param <C> its type
   * @param closeable it; for example {@code timer::cancel}
   * @return the same
   * @throws IllegalStateException if this scope has ended; it is closed then
   */
  public <C extends AutoCloseable> C add(C closeable) {
    owned.add(OwnedResource.of(closeable));
    return closeable;
  }

  /**
   * Adds an executor that is to be shut down. Tasks that run then may go on for half of {@link
   * Settings#closing()}, and are interrupted after that. Delayed tasks that have not begun, and
   * repetitions, are dropped; of executors that the methods of {@code Executors} wrap, after that
   * half.
   *
   * @param <E> its type
   * @param executor it
   * @return the same
   * @throws IllegalStateException if this scope has ended; it is shut down then
   */
  public <E extends ExecutorService> E addExecutor(E executor) {
    owned.add(OwnedResource.of(executor));
    return executor;
  }

  /**
   * Adds a thread that is to be interrupted and waited for.
   *
   * @param <T> its type
   * @param thread it
   * @return the same
   * @throws IllegalStateException if this scope has ended; it is interrupted then
   */
  public <T extends Thread> T addThread(T thread) {
    owned.started(thread, callerFrame());
    owned.add(OwnedResource.of(thread));
    return thread;
  }

  /**
   * Starts a daemon thread that belongs to this scope. It inherits nothing from its creator.
   *
   * @param name the thread's name
   * @param work what it does; it is interrupted when it is to end
   * @return the thread, which has been started
   * @throws IllegalStateException if this scope has ended
   */
  public Thread start(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    addThread(thread);
    thread.start();
    return thread;
  }

  private static String callerFrame() {
    return Dymod.WALKER.walk(
        frames ->
            frames
                .filter(frame -> frame.getDeclaringClass() != Scope.class)
                .findFirst()
                .map(frame -> frame.toStackTraceElement().toString())
                .orElse("an unknown place"));
  }

  /** Whether it has ended, so that nothing more should be started. */
  public boolean isClosed() {
    return owned.isClosed();
  }

  /** Whose scope it is: {@code scope of sheep#7}. */
  @Override
  public String toString() {
    return "scope of " + owned.owner();
  }
}
