package io.dymod.retire;

import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the way to a leak can't be found without is said. */
class HeapPathAbsentTest {

  private static final String LEAK =
      """
      { new java.util.Timer("bell", true).schedule(
          new java.util.TimerTask() { public void run() { } }, 3_600_000L); }
      @Override
      """;

  @TempDir Path work;
  private Path mods;
  private Path sheep;

  @BeforeEach
  void prepare() {
    TestModules modules = new TestModules(work);
    mods = modules.exploded("sheep.api", "shepherd");
    sheep = modules.sources("sheep");
    edit("@Override", LEAK);
  }

  private void edit(String from, String to) {
    TestModules.edit(sheep.resolve("sheep/impl/CountSheep.java"), from, to);
  }

  private void asked(String expected, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "-Ddymod.mode=dev";
    all[1] = "-Ddymod.auto=false";
    all[2] = "-Ddymod.path=" + sheep;
    System.arraycopy(options, 0, all, 3, options.length);
    try (Program program = Program.start(mods, "shepherd/shepherd.Main", all)) {
      program.ask("count 3");
      edit("\"Many\"", "\"Heaps\"");
      program.ask("reload");
      program.awaitAnswer("path sheep#1", "io.dymod.DymodException: " + expected);
    }
  }

  @Test
  void theLibrary() {
    asked(
        "heap dumps can't be read, because the library for it is not there: put"
            + " org.netbeans.modules:org-netbeans-lib-profiler on the module path",
        "--add-modules",
        "jdk.management");
  }

  @Test
  void theModuleOfTheJdk() {
    asked(
        "no heap dump can be taken, because the module jdk.management is not there: start with"
            + " --add-modules jdk.management",
        "--limit-modules",
        "shepherd,java.logging,java.xml,java.naming,jdk.unsupported,jdk.compiler,ch.qos.logback.classic,directory.watcher,com.sun.jna");
  }
}
