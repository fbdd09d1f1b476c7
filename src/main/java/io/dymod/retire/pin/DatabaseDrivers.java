package io.dymod.retire.pin;

import io.dymod.load.Candidate;
import io.dymod.load.Inside;
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
  public List<String> release(Gone gone) {
    if (gone.candidate().isEmpty() || !gone.reads(MODULE)) {
      return List.of();
    }
    try {
      return release(gone, gone.candidate().get());
    } catch (Throwable failure) {
      return List.of("drivers of java.sql can't be looked for: " + failure.getClass().getName());
    }
  }

  private static List<String> release(Gone gone, Candidate unit) throws Throwable {
    Lookup inside = Inside.of(unit);
    Class<?> manager = Class.forName("java.sql.DriverManager", false, gone.loader());
    Class<?> driver = Class.forName("java.sql.Driver", false, gone.loader());
    MethodHandle all =
        inside.findStatic(manager, "getDrivers", MethodType.methodType(Enumeration.class));
    MethodHandle remove =
        inside.findStatic(manager, "deregisterDriver", MethodType.methodType(void.class, driver));
    List<String> done = new ArrayList<>();
    for (Object registered : Collections.list((Enumeration<?>) all.invoke())) {
      if (gone.owns(registered)) {
        remove.invoke(registered);
        done.add("deregistered JDBC driver " + registered.getClass().getName());
      }
    }
    return done;
  }
}
