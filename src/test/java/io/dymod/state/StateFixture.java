package io.dymod.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A unit in sources whose provider has a state, of types that the test edits. */
abstract class StateFixture {

  @TempDir Path work;
  TestModules modules;
  Host host;
  Function<String, Object> game;

  @BeforeEach
  void prepare() {
    modules = new TestModules(work);
    StateFixture.class.getModule().addUses(Function.class);
  }

  @AfterEach
  void close() {
    host.close();
  }

  /** Writes a unit whose provider keeps a state, and does something to it with each call. */
  void unit(String state, String initial, String call, String... types) {
    modules.sources(
        "game",
        "module-info.java",
        """
        module game {
          requires io.dymod;
          provides java.util.function.Function with game.Play;
        }
        """,
        "game/Play.java",
        """
        package game;
        import io.dymod.*;
        import java.util.*;
        import java.util.function.*;
        public class Play implements Function<String, Object>, Stateful<%1$s> {
          private %1$s state = %2$s;
          public %1$s state() { return state; }
          public void restore(%1$s given) { state = given; }
          public Object apply(String text) { %3$s }
        }
        """
            .formatted(state, initial, call),
        "game/Types.java",
        """
        package game;
        import io.dymod.*;
        import java.util.*;
        import java.util.function.*;
        interface Types {}
        %s
        """
            .formatted(String.join("\n", types)));
  }

  Settings.Builder settings() {
    return Settings.builder()
        .mode(Mode.DEV)
        .path(work.resolve("sources"))
        .auto(false)
        .patience(Duration.ofMillis(10));
  }

  @SuppressWarnings("unchecked")
  void open() {
    host = Host.open(settings().build());
    game = host.service(Function.class);
  }

  String reload() {
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasSize(1);
    return outcomes.get(0).message();
  }

  private static final String GENERATION =
      "%s live in \\d+ ms \\(.*; compile \\d+, load \\d+; %s\\)";

  void assertLive(String message, String generation, String notes) {
    assertThat(message).matches(GENERATION.formatted(generation, notes));
  }
}
