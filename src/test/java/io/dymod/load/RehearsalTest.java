package io.dymod.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Host;
import io.dymod.Mode;
import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Stage;
import io.dymod.outcome.Rejected;
import io.dymod.outcome.Swapped;
import io.dymod.testing.SupplierUnit;
import io.dymod.testing.TestModules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider does when it is constructed, the old generation serves on. */
class RehearsalTest {

  @TempDir Path work;
  private SupplierUnit unit;
  private Host host;

  @BeforeEach
  void open() {
    unit = SupplierUnit.write(new TestModules(work), "one", "\"old\"");
    RehearsalTest.class.getModule().addUses(Supplier.class);
    host =
        Host.open(
            Settings.builder()
                .mode(Mode.DEV)
                .path(unit.sources())
                .auto(false)
                .patience(Duration.ofMillis(1))
                .rehearsal(Duration.ofMillis(500))
                .build());
  }

  @AfterEach
  void theOldGenerationServesOnAndTheNextGoodChangeGoesLive() {
    assertThat(host.service(Supplier.class).get()).isEqualTo("old");
    unit.supply("\"new\"");
    host.reload();
    assertThat(host.service(Supplier.class).get()).isEqualTo("new");
    host.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public Text() { throw new IllegalStateException("no grass"); } | java.lang.IllegalStateException: no grass
          public Text() { throw new RuntimeException("outer", new Exception("inner")); } | java.lang.RuntimeException: outer, caused by java.lang.Exception: inner
          static int size = 1 / Integer.parseInt("0"); | java.lang.ExceptionInInitializerError, caused by java.lang.ArithmeticException: / by zero
          void deep() { deep(); } public Text() { deep(); } | java.lang.StackOverflowError
          public Text() { throw new NoSuchMethodError("nothing"); } | java.lang.NoSuchMethodError: nothing
          public Text() throws Exception { throw new Exception() { public String getMessage() { throw new Error(); } }; } | one.impl.Text$1: (its message can't be had: java.lang.Error)
          public Text() { throw new OutOfMemoryError("played"); } | java.lang.OutOfMemoryError: played
          public static Text provider() { return null; } | one provides java.util.function.Supplier with one.impl.Text, whose provider() method returned null: return a provider
          """)
  void whatAProviderThrowsIsTold(String body, String words) {
    unit.provider(body + " public String get() { return \"bad\"; }");
    assertThat(rejection()).startsWith(words);
  }

  @Test
  void whereItHappenedIsTold() {
    unit.provider("public Text() { throw new Error(); } public String get() { return null; }");
    assertThat(rejection()).contains("\n    at one#2/one/one.impl.Text.<init>(Text.java:2)");
  }

  @Test
  void aHangIsToldWithTheStackItHangsIn() {
    unit.provider(
        """
        public Text() { hang(); }
        private static void hang() {
          while (true) {
            try { Thread.sleep(1000); } catch (InterruptedException stubborn) { }
          }
        }
        public String get() { return "bad"; }
        """);
    assertThat(rejection())
        .startsWith("its provider is not constructed after 500 ms; it hangs in\n    at ")
        .contains("one.impl.Text.hang(Text.java:");
  }

  @Test
  void aProviderMethodIsUsedAsServiceLoaderDoes() {
    unit.provider(
        """
        public static java.util.function.Supplier<String> provider() { return () -> "provided"; }
        public String get() { return "bad"; }
        """);
    assertThat(host.reload()).hasExactlyElementsOfTypes(Swapped.class);
    assertThat(host.service(Supplier.class).get()).isEqualTo("provided");
    unit.supply("\"old\"");
    host.reload();
  }

  private String rejection() {
    List<Outcome> outcomes = host.reload();
    assertThat(outcomes).hasExactlyElementsOfTypes(Rejected.class);
    Outcome.Rejected rejected = (Outcome.Rejected) outcomes.get(0);
    assertThat(rejected.stage()).isEqualTo(Stage.REHEARSE);
    assertThat(rejected.message()).endsWith("\none#1 keeps serving");
    return rejected.reason();
  }
}
