package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.AgentProgram;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program that is edited while it runs answers as one that is started on the same files, in place
 * or not, and what went live in place has kept its objects. See {@link InPlaceDifference}.
 */
class InPlaceDifferenceTest {

  private static final String SECONDS = System.getProperty("dymod.test.inplace.seconds", "10");
  private static final String SEED = System.getProperty("dymod.test.inplace.seed", "1");

  @Timeout(value = 3, unit = TimeUnit.HOURS)
  @ParameterizedTest
  @ValueSource(strings = {"units", "application"})
  void editedAnswersAsStartedAnew(String kind) {
    AgentProgram edited = AgentProgram.run(InPlaceDifference.class, kind, SECONDS, SEED);
    assertThat(edited.exit()).as(edited.output()).isZero();
    assertThat(edited.output()).contains("IN_PLACE=");
  }
}
