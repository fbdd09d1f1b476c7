/**
 * Third stage: a snapshot becomes a generation.
 *
 * <p>{@link io.dymod.load.GenerationLoader GenerationLoader} leads through its three steps: define
 * a {@link io.dymod.load.Candidate Candidate} in a layer of its own, check that it links, rehearse
 * its providers. Only what has passed all three is a {@link io.dymod.load.Generation Generation}.
 *
 * <p>What can be done before a change is known is done while nothing happens: of the units that
 * changed last, the next layer is defined ahead and waits for its bytes.
 */
package io.dymod.load;
