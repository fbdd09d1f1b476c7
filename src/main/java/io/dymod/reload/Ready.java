package io.dymod.reload;

import io.dymod.Unit;
import io.dymod.load.Candidate;
import io.dymod.load.Generation;
import io.dymod.load.Revision;
import io.dymod.outcome.UnitSummary;
import io.dymod.state.Transfer;
import java.lang.module.ModuleDescriptor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group of which nothing is left to do but the swap: its changes in place are proven, or its
 * providers are constructed.
 *
 * @param revisions the changes to be made in place, if it goes live that way
 * @param constructed the generations that are to serve, if it does not
 * @param manner in which way it goes live
 * @param transfer what goes over from the generations that serve to these; nothing in place
 */
record Ready(
    Prepared prepared,
    Map<Prepared.Member, Revision> revisions,
    Map<Prepared.Member, Generation> constructed,
    Swap.Manner manner,
    Optional<Transfer> transfer,
    Stopwatch stopwatch) {

  /** One that goes live in place. */
  static Ready inPlace(
      Prepared prepared, Map<Prepared.Member, Revision> revisions, Stopwatch stopwatch) {
    Swap.Manner manner = new Swap.Manner(true, Optional.empty());
    return new Ready(prepared, revisions, Map.of(), manner, Optional.empty(), stopwatch);
  }

  /** The units that are about to go live, as they will be. */
  List<Unit> units() {
    return Stream.concat(
            revisions.values().stream().map(Revision::result),
            constructed.values().stream().map(Generation::candidate))
        .map(Ready::unit)
        .toList();
  }

  private static Unit unit(Candidate candidate) {
    return new UnitSummary(
        candidate.unit(),
        candidate.number(),
        candidate.revision(),
        Instant.now(),
        candidate.snapshot().content().hash(),
        candidate.snapshot().location(),
        candidate.snapshot().descriptor().provides().stream()
            .map(ModuleDescriptor.Provides::service)
            .sorted()
            .toList(),
        Unit.State.PENDING);
  }

  /** The generations that are to serve from now on. */
  Collection<Generation> incoming() {
    return constructed.values();
  }
}
