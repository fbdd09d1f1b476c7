package io.dymod.reload;

import io.dymod.Stage;
import io.dymod.load.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a swap has done.
 *
 * @param arrived the generations that serve now, or have changed in place, with what each was
 *     prepared from, in order
 * @param removed the names of the units that are no more
 * @param left the generations that serve no more, to be {@linkplain Commit#retire retired}
 * @param manner in which of the two ways it was done
 * @param notes what is worth reporting of the state that was handed over, in words
 * @param took the time of each stage
 */
record Swap(
    Map<Prepared.Member, Generation> arrived,
    Set<String> removed,
    List<Generation> left,
    Manner manner,
    List<String> notes,
    SortedMap<Stage, Duration> took) {

  /**
   * A way to go live.
   *
   * @param isInPlace whether generations that serve were changed, so that none is new
   * @param obstacle why not, in a few words; nothing if it was not tried
   */
  record Manner(boolean isInPlace, Optional<String> obstacle) {}
}
