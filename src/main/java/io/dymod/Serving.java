package io.dymod;

import io.dymod.load.Generation;

/**
 * A unit that serves.
 *
 * @param draft what its generation was made from
 * @param generation the generation
 */
record Serving(Draft draft, Generation generation) {

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
