package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.change.Hints.Hint;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Live;
import io.dymod.retire.RetirementSink;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.Switchboard;
import io.dymod.state.Exchanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** A disk, what brings what lies there to a switchboard, and what was reported of it. */
abstract class ReconciliationFixture {

  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final Duration REMOVAL = Duration.ofHours(1);
  static final int HISTORY = 3;
  static final Duration NEW = Duration.ZERO;
  static final Duration SETTLED = Duration.ofMinutes(2);
  static final Duration OLD = Duration.ofHours(2);

  final FakeDisk disk = new FakeDisk();
  final List<String> retired = new ArrayList<>();
  final List<String> discarded = new ArrayList<>();
  final List<Outcome> reported = new ArrayList<>();
  private final GenerationLoader loader =
      new GenerationLoader(
          ModuleLayer.boot(), Duration.ofSeconds(10), Live.NOTHING, Optional.empty());
  final Switchboard switchboard =
      new Switchboard(new FixedProviders(query -> List.of()), IllegalStateException::new);
  final Reconciliation reconciliation =
      new Reconciliation(
          disk,
          new UnitSources(Optional.empty()),
          new GroupReload(
              new UnitCompiler(Optional.empty()),
              loader,
              switchboard,
              new Commit(
                  loader,
                  switchboard,
                  new Retired(),
                  new Participants(new Exchanges(), new SwapListeners(PATIENCE)),
                  new ExclusiveRelay.Limits(PATIENCE, PATIENCE)),
              new Staging(isStaged())),
          new Patience(PATIENCE, REMOVAL),
          disk.clock);

  private final class Retired implements RetirementSink {

    @Override
    public void retire(Collection<Generation> generations) {
      generations.forEach(generation -> retired.add(generation.toString()));
    }

    @Override
    public void discard(Candidate rejected) {
      discarded.add(rejected.toString());
    }
  }

  /** Whether what is ready waits for its moment. */
  boolean isStaged() {
    return false;
  }

  @AfterEach
  void close() {
    loader.close();
  }

  Pending pass() throws InterruptedException {
    reported.clear();
    return reconciliation.pass(Hint.EVERYTHING, Settling.DONE, false, reported::add);
  }

  void passAsked() throws InterruptedException {
    reported.clear();
    reconciliation.pass(Hint.EVERYTHING, Settling.DONE, true, reported::add);
  }

  /** Makes the first pass, and says that the start is over. */
  void start() throws InterruptedException {
    pass();
    reconciliation.started(HISTORY);
  }

  void rollBack() throws InterruptedException {
    reported.clear();
    reconciliation.rollBack(reported::add);
  }

  /** Lets what is ready go live. */
  void commit() throws InterruptedException {
    reported.clear();
    reconciliation.commit(reported::add);
  }

  List<String> outcomes() {
    return reported.stream()
        .map(outcome -> outcome.message().lines().findFirst().orElseThrow())
        .map(message -> message.replaceAll(" in \\d+ ms.*", ""))
        .toList();
  }

  Object answer(String unit) {
    Generation generation = switchboard.edition().generation(unit).orElseThrow();
    return ((Supplier<?>) generation.providers(Supplier.class).get(0).instance()).get();
  }
}
