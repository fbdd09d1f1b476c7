package io.dymod.reload;

import io.dymod.change.OnDisk.Entry;

/**
 * A unit as it lies on disk.
 *
 * @param source what it would be made from
 * @param entry the state of the place in which that was read
 */
record FoundUnit(UnitSource source, Entry entry) {}
