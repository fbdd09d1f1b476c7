/**
 * First stage: what lies on disk, and has it settled.
 *
 * <p>{@link io.dymod.change.Hints Hints} say that something may have changed; a {@link
 * io.dymod.change.DiskScanner DiskScanner} looks, and gives all that lies {@link
 * io.dymod.change.OnDisk on disk}, as {@link io.dymod.change.Place places} that were read whole.
 * {@link io.dymod.change.Watching Watching} is where hints come from. {@link io.dymod.change.Reach
 * Reach} says from where may be read, and how much; what others can write to is not. A {@link
 * io.dymod.change.Refusal Refusal} says in words why something can't serve; all later stages use it
 * too.
 */
package io.dymod.change;
