package io.dymod.reload;

import io.dymod.Outcome;
import io.dymod.Settings;
import io.dymod.Unit;
import io.dymod.change.Refusal;
import io.dymod.reload.Requests.Kind;
import io.dymod.retire.RetirementSink;
import io.dymod.serve.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What brings changes from the disk to the switchboard, and the thread on which it does. */
public final class Reloader implements AutoCloseable {

  private final Wiring wiring;
  private final Reconciliation reconciliation;
  private final Staging staging;
  private final ReloadLoop loop;
  private final ReloadThread thread;

  /**
   * A pipeline that is not started yet.
   *
   * @param switchboard where it ends
   * @param sink where what has been replaced goes
   * @param participants who takes part in each swap
   * @param report takes each outcome as soon as it is decided
   * @throws Refusal if the settings name what can't be a reload path, or no option of javac
   */
  public Reloader(
      Settings settings,
      Switchboard switchboard,
      RetirementSink sink,
      Participants participants,
      Consumer<Outcome> report)
      throws Refusal {
    this.wiring = new Wiring(settings, switchboard, sink, participants, report);
    this.reconciliation = wiring.reconciliation();
    this.staging = reconciliation.groups().staging();
    this.loop = wiring.loop();
    this.thread = new ReloadThread(loop);
  }

  /** Loads all units for the first time. Returns when they are loaded, or reported as rejected. */
  public void start() {
    CompletableFuture<List<Outcome>> first = loop.request(Kind.LOOK);
    thread.start();
    first.join();
  }

  /**
   * Looks at everything, and returns what came of it; where the program chooses the moment, makes
   * live what is ready, and waits for nothing if nothing is.
   */
  public List<Outcome> reload() {
    if (!staging.isWanted()) {
      return loop.request(Kind.LOOK).join();
    }
    return staging.claim()
        ? loop.request(Kind.COMMIT).join()
        : Requests.unchanged(Staging.NOTHING_READY);
  }

  /** Goes back by one edition. */
  public List<Outcome> rollBack() {
    return loop.request(Kind.ROLLBACK).join();
  }

  /** The units that are ready and wait for their moment. */
  public List<Unit> pending() {
    return staging.pending();
  }

  /** Keeps changes from being loaded. */
  public void pause() {
    loop.pause();
  }

  /** Loads what has changed in a pause, and what changes from now on. */
  public void resume() {
    loop.resume();
  }

  /** All units as they are now, by name. */
  public List<Unit> units() {
    return reconciliation.state().units();
  }

  /**
   * The units that were rejected, have never served, and would provide a service as far as is
   * known.
   *
   * @param unit the only one that counts, if any
   */
  public Set<String> awaited(Class<?> service, Optional<String> unit) {
    return reconciliation.state().awaited(service, unit);
  }

  /** Why units were rejected that have never served, by name. */
  public SortedMap<String, String> rejections() {
    return reconciliation.state().rejections();
  }

  /** Why modules on the reload path are no units, by name. */
  public SortedMap<String, String> leftOut() {
    return wiring.locator().leftOut();
  }

  /**
   * Waits until something is so, or nothing is reloaded any more, or time is up.
   *
   * @param condition looked at after each decision
   * @return whether it is so
   */
  public boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    return reconciliation.await(condition, limit);
  }

  /** Waits until a unit has reached a generation. */
  public boolean awaitGeneration(String unit, int generation, Duration limit)
      throws InterruptedException {
    return await(
        () ->
            reconciliation
                .state()
                .live(unit)
                .filter(live -> live.generation().number() >= generation)
                .isPresent(),
        limit);
  }

  /** Waits until all that lies on disk now serves, or can't. */
  public boolean awaitLive(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    Supplier<Duration> left = () -> limit.minusNanos(System.nanoTime() - start);
    do {
      CompletableFuture<List<Outcome>> look = loop.request(Kind.LOOK);
      try {
        look.get(left.get().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException notInTime) {
        return false;
      } catch (ExecutionException impossible) {
        throw new AssertionError(impossible);
      }
      if (staging.pending().isEmpty()) {
        return units().stream().allMatch(unit -> unit.state() == Unit.State.LIVE);
      }
    } while (await(() -> staging.pending().isEmpty(), left.get()));
    return false;
  }

  /** Ends the thread, and waits so long for its end. */
  public void end(Duration patience) {
    wiring.cancel();
    reconciliation.end();
    thread.end(patience);
  }

  /** Ends it, and lets go of all it has used. What serves goes on to serve. */
  @Override
  public void close() {
    wiring.endWatching();
    wiring.cancel();
    reconciliation.end();
    thread.close();
    wiring.close();
  }
}
