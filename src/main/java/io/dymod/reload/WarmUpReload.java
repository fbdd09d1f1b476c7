package io.dymod.reload;

import io.dymod.change.Content;
import io.dymod.change.Hints.Hint;
import io.dymod.change.Listing;
import io.dymod.change.OnDisk;
import io.dymod.change.OnDisk.Entry;
import io.dymod.change.Origin;
import io.dymod.change.Place;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Live;
import io.dymod.retire.RetirementSink;
import io.dymod.serve.FixedProviders;
import io.dymod.serve.ServiceKey;
import io.dymod.serve.ServiceQuery;
import io.dymod.serve.Switchboard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Reloads a {@link WarmUpUnit} over and over, so that the virtual machine has compiled what a
 * reload goes through before the first one that matters. All the stages are the real ones, but what
 * serves and what is told are its own: nobody hears of it, and no code of a unit of the application
 * runs. Used by the reload thread alone.
 */
final class WarmUpReload implements WarmUp.Exercise, AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Path NOWHERE = Path.of(WarmUpUnit.NAME + ".jar").toAbsolutePath();

  /** What is compiled is compiled for all hosts of the virtual machine. */
  private static final AtomicInteger TURNS = new AtomicInteger();

  private final ModuleLayer base;
  private final int turns;
  private Optional<Range> range = Optional.empty();

  /**
   * One that has not begun.
   *
   * @param base the layer that never reloads
   * @param turns how many there are in the life of the virtual machine
   */
  WarmUpReload(ModuleLayer base, int turns) {
    this.base = base;
    this.turns = turns;
  }

  @Override
  public boolean take(int turn) throws InterruptedException {
    if (range.isEmpty()) {
      range = Optional.of(new Range(base));
    }
    int number = TURNS.incrementAndGet();
    if (number <= turns) {
      range.get().reload(number);
    }
    if (number >= turns) {
      close();
    }
    return number < turns;
  }

  /** Lets go of all it has used. */
  @Override
  public void close() {
    range.ifPresent(Range::close);
    range = Optional.empty();
  }

  /** Where it takes place: a switchboard to which nobody is connected, and its stages. */
  private static final class Range {

    private static final ServiceKey KEY =
        ServiceKey.of(new ServiceQuery(IntSupplier.class, ModuleLayer.boot()), Optional.empty());

    private final Switchboard switchboard;
    private final GenerationLoader loader;
    private final Reconciliation reconciliation;
    private OnDisk disk = OnDisk.NOTHING;

    Range(ModuleLayer base) {
      FixedProviders nobody = new FixedProviders(query -> List.of());
      this.switchboard = new Switchboard(nobody, IllegalStateException::new);
      this.loader = new GenerationLoader(base, LIMIT, Live.NOTHING);
      GroupReload groups =
          new GroupReload(
              new UnitCompiler(Optional.empty()),
              loader,
              switchboard,
              new Handover(LIMIT, LIMIT),
              new Nowhere());
      this.reconciliation =
          new Reconciliation(
              (hint, serving, isSure) -> disk,
              new UnitSources(Optional.empty()),
              groups,
              new Patience(Duration.ZERO, Duration.ZERO, true));
    }

    /** Reloads once, and calls the new generation, which is to answer with a number. */
    void reload(int number) throws InterruptedException {
      Origin jar = new Origin.Jar(NOWHERE);
      Content content = WarmUpUnit.answering(number);
      Place place = new Place(jar, Listing.EMPTY, Instant.now(), content, Content.EMPTY, "");
      Entry entry = new Entry(NOWHERE, Optional.of(place), number, System.nanoTime());
      disk = new OnDisk(Map.of(NOWHERE, entry), Map.of());
      reconciliation.pass(Hint.NONE, Settling.DONE, true, outcome -> {});
      loader.startAhead();
      loader.defineAhead(switchboard.edition().generations());
      IntSupplier handle = (IntSupplier) switchboard.handle(KEY);
      if (handle.getAsInt() != number) {
        throw new IllegalStateException("a reload that made nothing live");
      }
    }

    void close() {
      loader.close();
    }
  }

  /** A unit that has started nothing is gone as soon as nobody refers to it. */
  private static final class Nowhere implements RetirementSink {

    @Override
    public void retire(Collection<Generation> generations) {}

    @Override
    public void discard(Candidate rejected) {}
  }
}
