package io.dymod.redefine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.testing.AgentProgram;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls that are under way while a change goes live, in place or not, never fail, and never go back
 * to what was before. See {@link CallsAcrossSwaps}.
 */
class CallsAcrossSwapsTest {

  private static final String SECONDS = System.getProperty("dymod.test.across.seconds", "5");
  private static final String SEED = System.getProperty("dymod.test.across.seed", "1");

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void callsGoFromOneChangeToTheNext() {
    AgentProgram across = AgentProgram.run(CallsAcrossSwaps.class, SECONDS, SEED);
    assertThat(across.exit()).as(across.output()).isZero();
    assertThat(across.output()).containsPattern("[1-9]\\d* in place, [1-9]\\d* generations");
  }
}
