package io.dymod.serve;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.ArrayList;
import java.util.List;

/**
 * One handle with its call sites: the wire from a caller's handle to whoever answers. See {@link
 * Switchboard} for how linking and swapping go together.
 */
final class Line {

  private static final MethodHandle CONNECT;
  private static final MethodHandle DESCRIBE;

  static {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      CONNECT =
          lookup.findVirtual(
              Line.class, "connect", MethodType.methodType(MethodHandle.class, int.class));
      DESCRIBE = lookup.findVirtual(Line.class, "toString", MethodType.methodType(String.class));
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final Switchboard switchboard;
  private final Address address;
  private final List<MethodHandle> methods = new ArrayList<>();
  private final List<MutableCallSite> sites = new ArrayList<>();
  private final List<MethodHandle> slowPaths = new ArrayList<>();
  private final Object handle;

  /** The module that answered last; guarded by this. */
  private String home;

  /**
   * What the linked sites are linked to, or null while none is; guarded by this. It is the answer
   * alone, because a whole connection would keep its edition, with old generations of other units.
   */
  private Answer linked;

  Line(Switchboard switchboard, Address address, String home) {
    this.home = home;
    this.switchboard = switchboard;
    this.address = address;
    HandleSpinner spinner = new HandleSpinner(address.service());
    for (MethodHandle method : spinner.methods()) {
      MethodType type = method.type().dropParameterTypes(0, 1);
      MethodHandle connect = MethodHandles.insertArguments(CONNECT, 0, this, methods.size());
      MethodHandle slowPath =
          MethodHandles.foldArguments(MethodHandles.exactInvoker(type), connect);
      methods.add(method);
      slowPaths.add(slowPath);
      sites.add(new MutableCallSite(slowPath));
    }
    this.handle =
        spinner.spin(
            sites.stream().map(MutableCallSite::dynamicInvoker).toList(), DESCRIBE.bindTo(this));
  }

  Object handle() {
    return handle;
  }

  /** The slow path: finds who answers now, links the site to it, and returns what to call. */
  private MethodHandle connect(int index) {
    Switchboard.Connection connection = switchboard.connect(address, home());
    Answer answer = connection.answer();
    MethodHandle direct = methods.get(index).bindTo(answer.instance());
    synchronized (this) {
      home = answer.module();
      if (switchboard.isLive(connection) && !answer.until().hasBeenInvalidated()) {
        unlinkIfStale();
        sites.get(index).setTarget(answer.until().guardWithTest(direct, slowPaths.get(index)));
        linked = answer;
      }
    }
    return direct;
  }

  /** Lets go of a provider that no longer answers. */
  synchronized void unlinkIfStale() {
    if (linked != null && linked.until().hasBeenInvalidated()) {
      for (int index = 0; index < sites.size(); index++) {
        sites.get(index).setTarget(slowPaths.get(index));
      }
      linked = null;
    }
  }

  private synchronized String home() {
    return home;
  }

  @Override
  public String toString() {
    String service = address.service().getName();
    try {
      return service + " by " + switchboard.connect(address, home()).answer().version();
    } catch (RuntimeException absent) {
      return service + " by nobody";
    }
  }
}
