/**
 * The engine: compares what lies on disk with what serves, and takes what is different through the
 * stages.
 *
 * <h2>The way of one change</h2>
 *
 * <pre>
 * Hint            something may have changed                          change.Hints
 *   OnDisk        what lies there, each place as it was last read     change.DiskScanner
 *   Difference    compared with what serves, derived anew             Comparison
 *   GroupChange   the units that have to do with each other           Pass, Attempts
 *   Prepared      compiled, defined, checked; no code of it has run   GroupReload.prepare
 *   Ready         constructed, or to be changed in place              Commit.ready
 *   Swap          live, with the state of what served before          Commit.now
 *   State         what serves now, and what was refused               Decisions
 *   Outcome       reported as soon as it is decided                   Decisions
 *   Generation    the one that has left, retired or leaked            retire.RetireThread
 * </pre>
 *
 * <p>Between {@code Prepared} and {@code Ready} lies the wait until nobody writes any more; where
 * somebody has, the pass takes up the difference anew. A {@code GroupChange} that fails leaves a
 * {@link io.dymod.reload.Refused Refused} behind, and what can go live without it does.
 *
 * <p>Where the program chooses the moment, a {@code Ready} waits in {@link io.dymod.reload.Staging
 * Staging} until it is asked for, or the disk is different again. {@link io.dymod.reload.Rollback
 * Rollback} goes the same way from {@code Difference} on, with what {@link io.dymod.reload.Past
 * Past} has kept instead of what lies on disk.
 *
 * <p>What never reloads has a way of its own, shorter and without a group: a {@link
 * io.dymod.change.FixedModules.Change Change} is compiled, proven and made in place by {@link
 * io.dymod.reload.FixedReload FixedReload}, or is reported as needing a restart.
 *
 * <p>{@link io.dymod.reload.ReloadLoop ReloadLoop} decides what is done next: a request, a hint, a
 * look by itself, or work in the background. All of it happens on the reload thread, and nothing
 * here is safe for use by another one unless it says so.
 */
package io.dymod.reload;
