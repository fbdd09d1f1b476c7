package io.dymod.reload;

import io.dymod.change.Refusal;
import io.dymod.load.Generation;
import io.dymod.load.Reviser;
import io.dymod.load.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attempt to make a prepared group live in place: the generations that serve are changed, and
 * none of the new ones is needed. All of the group goes this way, or none of it.
 */
final class InPlaceChange {

  private final Prepared prepared;
  private final Map<String, LiveUnit> live;

  /**
   * An attempt.
   *
   * @param live the units that serve, by name
   */
  InPlaceChange(Prepared prepared, Map<String, LiveUnit> live) {
    this.prepared = prepared;
    this.live = live;
  }

  /** Whether nothing of the group serves, or is to serve, so that there is nothing to change. */
  boolean isOfNothing() {
    return prepared.members().isEmpty() || prepared.group().stream().noneMatch(live::containsKey);
  }

  /**
   * The changes that make it live.
   *
   * @return the changes by unit; what was only taken along is not among them
   * @throws Refusal if a new generation is needed; its reason is a few words
   */
  Map<Prepared.Member, Revision> revisions(Reviser reviser) throws Refusal {
    checkIsComplete();
    Map<Prepared.Member, Revision> revisions = new LinkedHashMap<>();
    for (Prepared.Member member : prepared.members()) {
      LiveUnit unit = live.get(member.source().name());
      Revision revision = new Revision(unit.generation(), member.candidate());
      if (!revision.isEmpty()) {
        check(revision, unit, reviser);
        revisions.put(member, revision);
      }
    }
    return revisions;
  }

  private void checkIsComplete() throws Refusal {
    for (String unit : prepared.removed()) {
      throw new Refusal("unit " + unit + " was removed");
    }
    for (Prepared.Member member : prepared.members()) {
      if (!live.containsKey(member.source().name())) {
        throw new Refusal("unit " + member.source().name() + " was added");
      }
    }
  }

  private void check(Revision revision, LiveUnit unit, Reviser reviser) throws Refusal {
    if (!reviser.takesResources() && revision.changesResources()) {
      throw new Refusal("resources of " + unit.name() + " have changed");
    }
    List<Generation> serving = live.values().stream().map(LiveUnit::generation).toList();
    Optional<String> obstacle = revision.obstacle(serving, unit.missing(), reviser::abilities);
    if (obstacle.isPresent()) {
      throw new Refusal(obstacle.get());
    }
  }
}
