/**
 * A model that is held against the product.
 *
 * <p>A {@link io.dymod.model.World} of ten units in all forms lies on disk. A {@link
 * io.dymod.model.Game} makes random {@link io.dymod.model.Edit}s of many {@link
 * io.dymod.model.Kind}s from a seed, while {@link io.dymod.model.Callers} call all units through a
 * {@link io.dymod.model.Player}'s host. Ever again a {@link io.dymod.model.Play} waits for rest,
 * and {@link io.dymod.model.Check}s that each answer, each unit's state, and the last outcome of
 * each unit are what the {@link io.dymod.model.Oracle} says.
 *
 * <p>The oracle shares no code with the product. It reads the {@link io.dymod.model.Disk} by the
 * documented rules, and {@link io.dymod.model.Trial}s what it finds there with what the JDK has:
 * the compiler, and a plain module layer. What can't be loaded serves as it did before, and what
 * can go live without it does. Where a rule leaves a choice, or where the host may have looked
 * between two edits, several {@link io.dymod.model.State}s are right.
 *
 * <p>If something differs, a {@link io.dymod.model.Shrinker} leaves out edits for as long as the
 * same shows, and the shortest list is printed with its seed.
 */
package io.dymod.model;
