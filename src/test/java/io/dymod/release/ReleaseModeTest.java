package io.dymod.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dymod.testing.Libraries;
import io.dymod.testing.Program;
import io.dymod.testing.TestModules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Release is plain Java: nothing of what reloads is there. */
class ReleaseModeTest {

  @TempDir Path work;

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void givesTheProviderItselfAndStartsNothing() {
    try (Program program = tellingWhatItLoads()) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.ask("handle")).startsWith("sheep.impl.CountSheep@");
      assertThat(program.ask("all 2")).isEqualTo("Two");
      assertThat(program.ask("units")).isEmpty();
      assertThat(program.ask("reload"))
          .isEqualTo("nothing is reloaded in release mode: start with -Ddymod.mode=dev to reload");
      assertThat(program.ask("threads")).isEqualTo("[]");
      assertThat(program.end())
          .anyMatch(line -> line.contains("io.dymod.release.ReleaseEngine"))
          .noneMatch(
              line ->
                  line.matches(
                      ".* io\\.dymod\\.(change|compile|load|serve|retire|reload|report|dev)\\..*"))
          .noneMatch(line -> line.contains("io.dymod.dev.DevEngine"))
          .noneMatch(line -> line.contains(" org.objectweb.asm"))
          .noneMatch(line -> line.contains("io.methvin"))
          .noneMatch(line -> line.contains("dymod.handle"));
    }
  }

  private Program tellingWhatItLoads() {
    Path mods = new TestModules(work).exploded("sheep.api", "sheep", "shepherd");
    return Program.start(mods, "shepherd/shepherd.Main", "-Xlog:class+load:stdout");
  }

  /** To link the first lambda, or to find a logger, takes longer than all the rest. */
  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void nothingIsLinkedAtRunTimeOnTheWayToAProvider() {
    try (Program program = tellingWhatItLoads()) {
      assertThat(program.ask("count 3")).isEqualTo("Many");
      assertThat(program.end())
          .anyMatch(line -> line.contains("io.dymod.release.ReleaseEngine"))
          .noneMatch(line -> line.matches(".* io\\.dymod\\.\\S*\\$\\$Lambda.*"))
          .noneMatch(line -> line.contains(" org.slf4j"));
    }
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void runsFromAnImageMadeByJlink() throws Exception {
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    assumeThat(jlink).exists();
    Path mods = new TestModules(work).exploded("sheep.api", "sheep", "count.sheep");
    List<Path> modulePath = new ArrayList<>(Libraries.all());
    modulePath.add(mods);
    Path image = work.resolve("image");
    Process linking =
        new ProcessBuilder(
                jlink.toString(),
                "--module-path",
                TestModules.path(modulePath.toArray(Path[]::new)),
                "--add-modules",
                "count.sheep,sheep",
                "--output",
                image.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(linking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(linking.waitFor()).as(output).isZero();

    Process counting =
        new ProcessBuilder(
                image.resolve("bin/java").toString(),
                "-m",
                "count.sheep/count.sheep.Main",
                "--seconds",
                "1")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("Counting sheep in release mode.")
        .contains("0 sheep: None");
    assertThat(counting.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(counting.exitValue()).isZero();
    assertThat(Files.readString(image.resolve("release"))).doesNotContain("directory.watcher");
  }
}
