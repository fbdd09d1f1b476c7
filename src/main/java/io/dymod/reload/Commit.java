package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.change.Refusal;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.GenerationLoader;
import io.dymod.load.Reviser;
import io.dymod.load.Revision;
import io.dymod.load.UnitRefusal;
import io.dymod.retire.RetirementSink;
import io.dymod.serve.Switchboard;
import io.dymod.state.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Makes prepared groups live, in two steps: {@link #ready} constructs their providers, if they
 * don't go live in place, and {@link #now} swaps. Used by the reload thread alone.
 */
final class Commit {

  private final GenerationLoader loader;
  private final Switchboard switchboard;
  private final RetirementSink sink;
  private final Participants participants;
  private final ExclusiveRelay.Limits limits;

  /**
   * A commit.
   *
   * @param participants who takes part in each swap
   * @param limits of what only one generation can have
   */
  Commit(
      GenerationLoader loader,
      Switchboard switchboard,
      RetirementSink sink,
      Participants participants,
      ExclusiveRelay.Limits limits) {
    this.loader = loader;
    this.switchboard = switchboard;
    this.sink = sink;
    this.participants = participants;
    this.limits = limits;
  }

  /**
   * Makes a prepared group ready.
   *
   * @param live the units that serve, by name
   * @throws GroupFailure if a constructor fails; then what the group's code has started is ended
   */
  Ready ready(Prepared prepared, Map<String, LiveUnit> live, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    InPlaceChange inPlace = new InPlaceChange(prepared, live);
    Optional<String> obstacle = Optional.empty();
    if (loader.reviser().isPresent() && !inPlace.isOfNothing()) {
      try {
        Map<Prepared.Member, Revision> revisions = inPlace.revisions(loader.reviser().get());
        return Ready.inPlace(prepared, revisions, stopwatch);
      } catch (Refusal refusal) {
        obstacle = Optional.of(refusal.getMessage());
      }
    }
    return construct(prepared, new Swap.Manner(false, obstacle), stopwatch);
  }

  private Ready construct(Prepared prepared, Swap.Manner manner, Stopwatch stopwatch)
      throws GroupFailure, InterruptedException {
    Map<Prepared.Member, Generation> constructed = new LinkedHashMap<>();
    List<Candidate> started = new ArrayList<>();
    try {
      for (Prepared.Member member : prepared.members()) {
        Candidate candidate = member.candidate();
        started.add(candidate);
        Way way = new Way(Set.of(candidate.unit()), stopwatch);
        constructed.put(member, way.go(Stage.REHEARSE, () -> loader.rehearse(candidate)));
      }
      started.clear();
    } finally {
      if (!started.isEmpty()) {
        discard(started);
      }
    }
    return new Ready(
        prepared,
        Map.of(),
        constructed,
        manner,
        transfer(prepared, constructed.values()),
        stopwatch);
  }

  private void discard(Collection<Candidate> started) {
    loader.endRehearsals();
    started.forEach(sink::discard);
  }

  /** Forgets a group that does not go live. What its code has started is ended. */
  void discard(Ready ready) {
    if (ready.manner().isInPlace()) {
      ready.prepared().members().forEach(member -> loader.drop(member.candidate()));
    } else {
      discard(ready.incoming().stream().map(Generation::candidate).toList());
    }
  }

  /**
   * Makes a group live.
   *
   * @throws GroupFailure if state can't be handed over, or what only one can have is not passed on;
   *     then what the group's code has started is ended
   */
  Swap now(Ready ready) throws GroupFailure, InterruptedException {
    participants.listeners().announce(ready::units);
    ready.stopwatch().lap(Stage.SWAP);
    return ready.manner().isInPlace() ? revise(ready) : replace(ready);
  }

  private Swap revise(Ready ready) throws GroupFailure, InterruptedException {
    Reviser reviser = loader.reviser().orElseThrow();
    try {
      reviser.revise(ready.revisions().values());
    } catch (Refusal refusal) {
      Swap.Manner other = new Swap.Manner(false, Optional.of(refusal.getMessage()));
      return now(construct(ready.prepared(), other, ready.stopwatch()));
    }
    discard(ready);
    Map<Prepared.Member, Generation> changed = new LinkedHashMap<>();
    ready.revisions().forEach((member, revision) -> changed.put(member, revision.generation()));
    ready.stopwatch().lap(Stage.SWAP);
    return new Swap(
        changed, Set.of(), List.of(), ready.manner(), List.of(), ready.stopwatch().laps());
  }

  private Swap replace(Ready ready) throws GroupFailure, InterruptedException {
    Set<String> removed = ready.prepared().removed();
    boolean done = false;
    try {
      Way way = new Way(ready.prepared().group(), ready.stopwatch());
      Transfer transfer = ready.transfer().orElseThrow();
      transfer.begin();
      List<Generation> left =
          way.go(
              Stage.SWAP,
              () -> {
                handOver(ready, transfer);
                return switchboard.swap(ready.incoming(), removed);
              });
      done = true;
      return new Swap(
          ready.constructed(),
          removed,
          left,
          ready.manner(),
          transfer.notes(),
          ready.stopwatch().laps());
    } finally {
      if (!done) {
        discard(ready);
      }
    }
  }

  private Optional<Transfer> transfer(Prepared prepared, Collection<Generation> incoming) {
    return Optional.of(
        new Transfer(
            participants.exchanges(),
            outgoing(prepared),
            incoming,
            switchboard.edition().with(incoming).generations()));
  }

  private List<Generation> outgoing(Prepared prepared) {
    Map<String, Generation> serving = switchboard.edition().generations();
    return prepared.group().stream().map(serving::get).filter(old -> old != null).toList();
  }

  /** Passes on all that does not lie in the code. If any of it fails, all is as it was. */
  private void handOver(Ready ready, Transfer transfer) throws Refusal, InterruptedException {
    ExclusiveRelay relay = new ExclusiveRelay(outgoing(ready.prepared()), ready.incoming(), limits);
    try {
      relay.release();
      run(transfer, ready, transfer::handOver);
      relay.take();
      run(transfer, ready, transfer::exchange);
    } catch (Refusal refusal) {
      String words = refusal.getMessage() + takenBack(transfer, ready) + relay.takeBack();
      throw refusal instanceof UnitRefusal due
          ? new UnitRefusal(due.units(), words)
          : new Refusal(words);
    }
  }

  private String takenBack(Transfer transfer, Ready ready) throws InterruptedException {
    try {
      run(transfer, ready, transfer::takeBack);
      return "";
    } catch (Refusal refusal) {
      return "\nwhat is exchanged is not put back: " + refusal.getMessage();
    }
  }

  /** Runs code of units and of the application, if there is anything to hand over. */
  private void run(Transfer transfer, Ready ready, Callable<Void> code)
      throws Refusal, InterruptedException {
    if (!transfer.isEmpty()) {
      loader.run("state of " + names(ready), "state is not handed over", code);
    }
  }

  private static String names(Ready ready) {
    return ready.incoming().stream().map(Generation::toString).collect(Collectors.joining(", "));
  }

  /** Lets go of what a swap has left behind, for which nobody has to wait. */
  void retire(Swap swap) {
    loader.endRehearsals();
    sink.retire(swap.left());
  }
}
