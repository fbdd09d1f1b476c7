package io.dymod.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Finds a short list of edits that ends as a long one did, by leaving out ever smaller parts (delta
 * debugging).
 */
final class Shrinker {

  private static final long LIMIT =
      TimeUnit.SECONDS.toNanos(Integer.getInteger("dymod.test.model.shrink", 60));

  private Shrinker() {}

  /**
   * What was found.
   *
   * @param edits the edits
   * @param ending how they end
   * @param again whether they were seen to end so more than once
   */
  record Shrunk(List<Edit> edits, Game.Ending ending, boolean again) {}

  static Shrunk shrink(
      List<Edit> edits, Game.Ending ending, Function<List<Edit>, Optional<Game.Ending>> replay) {
    long end = System.nanoTime() + LIMIT;
    Shrunk best = new Shrunk(edits, ending, false);
    int size = (edits.size() + 1) / 2;
    while (size > 0 && System.nanoTime() < end) {
      boolean shorter = false;
      for (int at = 0; at < best.edits().size() - 1 && System.nanoTime() < end; ) {
        List<Edit> fewer = new ArrayList<>(best.edits());
        fewer.subList(at, Math.min(at + size, fewer.size() - 1)).clear();
        Optional<Game.Ending> same =
            replay.apply(fewer).filter(one -> one.kind().equals(ending.kind()));
        if (same.isPresent()) {
          best = new Shrunk(fewer, same.get(), true);
          shorter = true;
        } else {
          at += size;
        }
      }
      size = size > 1 ? size / 2 : shorter ? 1 : 0;
    }
    return best;
  }
}
