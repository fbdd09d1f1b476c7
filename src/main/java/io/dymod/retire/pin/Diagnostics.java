package io.dymod.retire.pin;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;

/** What the virtual machine tells of itself, where the module {@code jdk.management} is there. */
public final class Diagnostics {

  private Diagnostics() {}

  /** Whether it can be asked. */
  public static boolean isThere() {
    return Pins.isThere("jdk.management") && Pins.isThere(ManagedBeans.MODULE);
  }

  /** Writes all objects that are alive into a file that must not be there yet. */
  public static void dumpHeap(Path file) throws IOException {
    bean().dumpHeap(file.toString(), true);
  }

  /** Whether {@link #dumpThreads} works: from JDK 21 on. */
  static boolean canDumpThreads() {
    return Runtime.version().feature() >= 21;
  }

  /** Writes the stacks of all threads, virtual ones too, into a file that must not be there yet. */
  static void dumpThreads(Path file) throws IOException {
    try {
      Class<?> format =
          Class.forName(HotSpotDiagnosticMXBean.class.getName() + "$ThreadDumpFormat");
      Method dump = HotSpotDiagnosticMXBean.class.getMethod("dumpThreads", String.class, format);
      dump.invoke(bean(), file.toString(), format.getField("TEXT_PLAIN").get(null));
    } catch (InvocationTargetException failure) {
      throw new IOException(failure.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError("a method there is since JDK 21", impossible);
    }
  }

  private static HotSpotDiagnosticMXBean bean() {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
  }
}
