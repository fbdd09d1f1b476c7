package io.dymod.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.AgentProgram;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is reported is what runs, whatever happens to the files. See the package. */
class ModelTest {

  private static final int SECONDS = Integer.getInteger("dymod.test.model.seconds", 1);

  /** A JVM that has just started takes as long to make its first edits. */
  private static final int START_SECONDS = 3;

  private static final int SEED = Integer.getInteger("dymod.test.model.seed", 1);
  private static final String EDITS = System.getProperty("dymod.test.model.edits", "all");

  @TempDir Path work;

  @Timeout(value = 3, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @EnumSource
  void theProductAgreesWithTheModel(Watching watching) {
    Game game = new Game(watching, Kind.enabled(EDITS), work);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    assertThat(game.run(SEED, end)).isEmpty();
  }

  @Timeout(value = 3, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @EnumSource
  void soItDoesWithTheAgent(Watching watching) {
    AgentProgram soak =
        AgentProgram.run(
            Soak.class,
            watching.name(),
            String.valueOf(SECONDS + START_SECONDS),
            String.valueOf(SEED),
            EDITS);
    assertThat(soak.exit()).as(soak.output()).isZero();
    assertThat(soak.output()).containsPattern(" [1-9]\\d* times in place");
  }
}
