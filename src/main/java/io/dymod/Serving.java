package io.dymod;

import io.dymod.load.Generation;
import java.util.List;

/**
 * A unit that serves.
 *
 * @param draft what its generation was made from
 * @param generation the generation
 * @param isCompiled whether its sources are known to compile to what serves, so that only they
 *     count and not what a build makes of them
 * @param warnings what the compiler warned of
 */
record Serving(Draft draft, Generation generation, boolean isCompiled, List<Diagnostic> warnings) {

  /** The same, now that its sources are known to compile. */
  Serving compiled() {
    return new Serving(draft, generation, true, warnings);
  }

  /** Whether a draft would make the same generation. */
  boolean isMadeFrom(Draft other) {
    return draft.isSameAs(other) || isCompiled && draft.hasSameSourcesAs(other);
  }

  /** The unit as it is told. */
  Unit unit(Unit.State state) {
    return new Unit(
        generation.unit(),
        generation.number(),
        generation.since(),
        generation.snapshot().content().hash(),
        draft.path(),
        generation.services().stream().map(Class::getName).sorted().toList(),
        state);
  }
}
