package io.dymod.retire.pin;

import io.dymod.load.Candidate;
import io.dymod.load.Inside;
import io.dymod.scope.Ending;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Drivers of {@code java.sql.DriverManager}. It shows and removes only those that its caller could
 * have registered, so it is called from inside the unit.
 */
final class DatabaseDrivers implements Pin {

  static final String MODULE = "java.sql";

  @Override
  public List<Ending> endings(Gone gone) {
    return gone.candidate()
        .filter(unit -> gone.reads(MODULE))
        .map(unit -> drivers(gone, unit))
        .orElse(List.of());
  }

  private static List<Ending> drivers(Gone gone, Candidate unit) {
    try {
      return deregistrations(gone, unit);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<Ending> deregistrations(Gone gone, Candidate unit) throws Throwable {
    Lookup inside = Inside.of(unit);
    Class<?> manager = Class.forName("java.sql.DriverManager", false, gone.loader());
    Class<?> driver = Class.forName("java.sql.Driver", false, gone.loader());
    MethodHandle all =
        inside.findStatic(manager, "getDrivers", MethodType.methodType(Enumeration.class));
    MethodHandle remove =
        inside.findStatic(manager, "deregisterDriver", MethodType.methodType(void.class, driver));
    List<Ending> drivers = new ArrayList<>();
    for (Object registered : Collections.list((Enumeration<?>) all.invoke())) {
      if (gone.owns(registered)) {
        drivers.add(
            Ending.of(
                registered,
                "deregistration of JDBC driver " + registered.getClass().getName(),
                () -> deregister(remove, registered)));
      }
    }
    return drivers;
  }

  private static void deregister(MethodHandle remove, Object driver) throws Exception {
    try {
      remove.invoke(driver);
    } catch (Exception | Error failure) {
      throw failure;
    } catch (Throwable odd) {
      throw new IllegalStateException(odd);
    }
  }
}
