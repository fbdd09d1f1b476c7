package io.dymod.retire.pin;

import io.dymod.load.Candidate;
import io.dymod.load.UnitLookup;
import io.dymod.scope.OwnedResource;
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
  public List<OwnedResource> endings(RetiredGeneration retired) {
    return retired
        .candidate()
        .filter(unit -> retired.reads(MODULE))
        .map(unit -> drivers(retired, unit))
        .orElse(List.of());
  }

  private static List<OwnedResource> drivers(RetiredGeneration retired, Candidate unit) {
    try {
      return deregistrations(retired, unit);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<OwnedResource> deregistrations(RetiredGeneration retired, Candidate unit)
      throws Throwable {
    Lookup inside = UnitLookup.of(unit);
    Class<?> manager = Class.forName("java.sql.DriverManager", false, retired.loader());
    Class<?> driver = Class.forName("java.sql.Driver", false, retired.loader());
    MethodHandle all =
        inside.findStatic(manager, "getDrivers", MethodType.methodType(Enumeration.class));
    MethodHandle remove =
        inside.findStatic(manager, "deregisterDriver", MethodType.methodType(void.class, driver));
    List<OwnedResource> drivers = new ArrayList<>();
    for (Object registered : Collections.list((Enumeration<?>) all.invoke())) {
      if (retired.owns(registered)) {
        drivers.add(
            OwnedResource.of(
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
