package io.dymod.serve;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * One handle with its call site: the wire from a caller's handle to whoever answers. See {@link
 * Switchboard} for how linking and swapping go together.
 */
final class HandleBinding {

  private static final MethodHandle CONNECT;
  private static final MethodHandle DESCRIBE;

  static {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      CONNECT =
          lookup.findVirtual(HandleBinding.class, "connect", MethodType.methodType(Object.class));
      DESCRIBE =
          lookup.findVirtual(HandleBinding.class, "toString", MethodType.methodType(String.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Switchboard switchboard;
  private final ServiceKey key;

  /** Gives the provider. All methods of the handle go through it. */
  private final MutableCallSite site;

  private final MethodHandle slowPath;
  private final Object handle;

  /** The module that answered last; guarded by this. */
  private String home;

  /**
   * What the site is linked to, or null while it is not; guarded by this. It is the answer alone,
   * because a whole connection would keep its edition, with old generations of other units.
   */
  private BoundProvider linked;

  HandleBinding(Switchboard switchboard, ServiceKey key, String home) {
    this.home = home;
    this.switchboard = switchboard;
    this.key = key;
    this.slowPath = CONNECT.bindTo(this).asType(MethodType.methodType(key.service()));
    this.site = new MutableCallSite(slowPath);
    this.handle = HandleSpinner.spin(key.service(), site.dynamicInvoker(), DESCRIBE.bindTo(this));
  }

  Object handle() {
    return handle;
  }

  /** The slow path: finds who answers now, links the site to it, and returns it. */
  @SuppressWarnings("UnusedMethod") // Called through CONNECT.
  private Object connect() {
    Switchboard.Connection connection = switchboard.connect(key, home());
    BoundProvider answer = connection.answer();
    Object instance = answer.provider().instance().get();
    synchronized (this) {
      home = answer.module();
      if (switchboard.isLive(connection) && !answer.until().hasBeenInvalidated()) {
        unlinkIfStale();
        MethodHandle direct = MethodHandles.constant(key.service(), instance);
        site.setTarget(answer.until().guardWithTest(direct, slowPath));
        linked = answer;
      }
    }
    return instance;
  }

  /** Lets go of a provider that no longer answers. */
  synchronized void unlinkIfStale() {
    if (linked != null && linked.until().hasBeenInvalidated()) {
      site.setTarget(slowPath);
      linked = null;
    }
  }

  private synchronized String home() {
    return home;
  }

  @Override
  public String toString() {
    String service = key.service().getName();
    try {
      return service + " by " + switchboard.connect(key, home()).answer().version();
    } catch (RuntimeException absent) {
      return service + " by nobody";
    }
  }
}
