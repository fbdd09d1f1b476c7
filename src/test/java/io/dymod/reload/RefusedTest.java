package io.dymod.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dymod.Stage;
import io.dymod.change.OnDisk.Entry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is known of a state of a place that was refused. */
class RefusedTest {

  private static final Failure OTHER = new Failure(Stage.RESOLVE, "Module b not found");

  private static Refused elsewhere(Failure failure) {
    Entry entry = new Entry(Path.of("a.jar").toAbsolutePath(), Optional.empty(), 1, 0);
    return new Refused(
        "a", Optional.empty(), entry, failure, Basis.ITSELF, Optional.empty(), false, false);
  }

  @Test
  void whatWasFoundElsewhereIsDueToTheFirstFailure() {
    Failure own = new Failure(Stage.CHECK, "b calls a.Text.gone()");
    assertThat(elsewhere(own).orBecause(OTHER).failure()).isEqualTo(OTHER);
  }

  @Test
  void aDoubtStaysADoubtSoThatItIsTriedAgain() {
    Failure doubt = Failure.doubt(Set.of("a.Gone"));
    assertThat(elsewhere(doubt).orBecause(OTHER).failure()).isEqualTo(doubt);
  }
}
