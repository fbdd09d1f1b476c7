package io.dymod.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A unit that does the worst it can, short of ending the process, and all of it at once. What the
 * JVM itself calls at its end, such as handlers of the root logger, does not hang, for nobody could
 * do anything about that.
 */
class HostileUnitTest {

  private static final String MODULE =
      """
      module sheep {
        requires sheep.api;
        requires io.dymod;
        requires java.logging;
        requires java.management;
        exports sheep.impl;
        provides sheep.api.Sheep with sheep.impl.CountSheep;
      }
      """;

  private static final String PROVIDER =
      """
      package sheep.impl;

      import io.dymod.Dymod;
      import java.util.concurrent.Executors;
      import java.util.logging.*;
      import javax.management.*;

      public final class CountSheep implements sheep.api.Sheep, AutoCloseable {

        static final int VERSION = 0;

        @SuppressWarnings("unchecked")
        static <E extends Throwable, T> T sneak() throws E { throw (E) new Bad(); }

        static <T> T fail() { return CountSheep.<RuntimeException, T>sneak(); }

        static <T> T hang() {
          while (true) { try { Thread.sleep(100_000); } catch (InterruptedException stubborn) { } }
        }

        static final class Bad extends Exception {
          @Override public String getMessage() { return fail(); }
          @Override public String toString() { return fail(); }
        }

        static final class Stubborn extends Thread {
          Stubborn() { super("stubborn"); setDaemon(true); }
          @Override public void run() {
            ThreadGroup root = getThreadGroup();
            while (root.getParent() != null) { root = root.getParent(); }
            Thread[] all = new Thread[500];
            while (true) {
              int count = root.enumerate(all);
              for (int index = 0; index < count; index++) {
                if (!all[index].getName().equals("stubborn")) { all[index].interrupt(); }
              }
              try { Thread.sleep(1); } catch (InterruptedException stubborn) { }
            }
          }
          @Override public void interrupt() { hang(); }
          @Override public int hashCode() { return fail(); }
          @Override public boolean equals(Object other) { return fail(); }
          @Override public String toString() { return fail(); }
          @Override public StackTraceElement[] getStackTrace() { return fail(); }
          @Override public State getState() { return hang(); }
          @Override public ClassLoader getContextClassLoader() { return fail(); }
          @Override public UncaughtExceptionHandler getUncaughtExceptionHandler() { return fail(); }
        }

        public interface OwnMBean { }

        static final class Own extends StandardMBean implements OwnMBean, MBeanRegistration {
          Own() throws NotCompliantMBeanException { super(OwnMBean.class); }
          @Override public ObjectName preRegister(MBeanServer server, ObjectName name) { return name; }
          @Override public void postRegister(Boolean done) { }
          @Override public void preDeregister() { hang(); }
          @Override public void postDeregister() { }
        }

        static final class Odd extends Handler {
          @Override public void publish(LogRecord record) { }
          @Override public void flush() { }
          @Override public void close() { fail(); }
          @Override public Formatter getFormatter() { return fail(); }
          @Override public boolean equals(Object other) { return fail(); }
          @Override public int hashCode() { return fail(); }
        }

        public CountSheep() throws Exception {
          new Stubborn().start();
          java.lang.management.ManagementFactory.getPlatformMBeanServer()
              .registerMBean(new Own(), new ObjectName("sheep:version=" + VERSION));
          Logger.getLogger("").addHandler(new Odd());
          Runtime.getRuntime().addShutdownHook(new Thread(() -> { }));
          Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> fail());
          Dymod.onReload(outcome -> hang());
          var pool = Dymod.scope().addExecutor(Executors.newCachedThreadPool(work -> { Thread thread = new Thread(work); thread.setDaemon(true); return thread; }));
          pool.execute(CountSheep::hang);
          Dymod.scope().add(CountSheep::fail);
          Dymod.scope().addThread(new Stubborn()).start();
          if (VERSION == 3) { fail(); }
        }

        @Override public String count(int sheep) { return "hostile " + VERSION; }
        @Override public void close() { hang(); }
        @Override public boolean equals(Object other) { return fail(); }
        @Override public int hashCode() { return fail(); }
        @Override public String toString() { return fail(); }
      }
      """;

  @TempDir Path work;
  private Path mods;
  private Path sheep;

  @BeforeEach
  void write() {
    TestModules modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    sheep =
        modules.sources(
            "sheep", "module-info.java", MODULE, "sheep/impl/CountSheep.java", PROVIDER);
    version(1);
  }

  private void version(int version) {
    TestModules.edit(
        sheep.resolve("sheep/impl/CountSheep.java"),
        "VERSION = " + (version - 1),
        "VERSION = " + version);
  }

  @Test
  void reloadsGoOnEachOutcomeIsReportedAndTheProgramEnds() {
    try (Program program =
        Program.start(
            mods,
            "shepherd/shepherd.Main",
            "-Ddymod.mode=dev",
            "-Ddymod.auto=false",
            "-Ddymod.path=" + sheep,
            "-Ddymod.patience=1",
            "-Ddymod.drain=100",
            "-Ddymod.closing=100",
            "-Ddymod.leak=1",
            "-Ddymod.collections=1",
            "-Ddymod.shutdown=2000",
            "--add-modules",
            "java.logging,java.management")) {
      assertThat(program.ask("count 3")).isEqualTo("hostile 1");
      version(2);
      assertThat(program.ask("reload")).startsWith("sheep#2 live");
      assertThat(program.ask("count 3")).isEqualTo("hostile 2");
      version(3);
      assertThat(program.ask("reload"))
          .startsWith("sheep rejected: sheep.impl.CountSheep$Bad: (its message can't be had");
      version(4);
      assertThat(program.ask("reload")).startsWith("sheep#4 live");
      assertThat(program.ask("count 3")).isEqualTo("hostile 4");
      String fates = program.ask("collect");
      assertThat(List.of("sheep#1", "sheep#2", "sheep#3"))
          .allMatch(generation -> fates.contains(generation + " leaked"));
      assertThat(fates)
          .contains("sheep.impl.CountSheep.close(): not done after 100 ms")
          .contains("thread stubborn: not done after 100 ms");
      program.end();
    }
  }
}
