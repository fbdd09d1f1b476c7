package io.dymod.scope;

/**
 * A thread of Dymod's. It inherits nothing from whoever starts it, which may be a unit: neither
 * context class loader nor inheritable thread locals, nor the thread group.
 */
public class DymodThread extends Thread {

  /**
   * Groups are interrupted as a whole, so those that run no code of units have one of their own.
   */
  private static final ThreadGroup APPLICATION = application();

  private static final ThreadGroup OWN = own();

  /**
   * A daemon thread that is not started yet. Code of units may run on it, and what that starts is
   * in a group of the application, as in release.
   *
   * @param name its name; begins with {@code dymod-}
   * @param work what it does
   */
  public DymodThread(String name, Runnable work) {
    this(APPLICATION, name, work);
  }

  @SuppressWarnings("ThreadPriorityCheck") // Else it would have that of whatever thread makes it.
  private DymodThread(ThreadGroup group, String name, Runnable work) {
    super(group, work, name, 0, false);
    setDaemon(true);
    setPriority(NORM_PRIORITY);
    setContextClassLoader(ClassLoader.getSystemClassLoader());
  }

  /**
   * A daemon thread that is not started yet, for no code but Dymod's own.
   *
   * @param name its name; begins with {@code dymod-}
   * @param work what it does
   */
  public static DymodThread aside(String name, Runnable work) {
    return new DymodThread(OWN, name, work);
  }

  private static ThreadGroup own() {
    ThreadGroup parent = APPLICATION.getParent();
    return new ThreadGroup(parent == null ? APPLICATION : parent, "dymod");
  }

  /** The group below the topmost one, which is there as long as the JVM. */
  private static ThreadGroup application() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null && group.getParent().getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
