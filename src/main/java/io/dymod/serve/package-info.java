/**
 * Fourth stage: generations answer calls.
 *
 * <p>The {@link io.dymod.serve.Switchboard Switchboard} connects handles to the live {@link
 * io.dymod.serve.Edition Edition}, and swaps editions in one step. It is the one place with mutable
 * state that callers and the reload thread share; its head explains how.
 */
package io.dymod.serve;
