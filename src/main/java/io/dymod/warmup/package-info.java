/**
 * What is done only to make a reload faster, and could be left out. {@link io.dymod.warmup.Shortcut
 * Shortcut} lists all of it, with what each brings, and switches it off where that is to be
 * measured. {@link io.dymod.warmup.WarmUp WarmUp} exercises one of them while there is nothing else
 * to do.
 */
package io.dymod.warmup;
