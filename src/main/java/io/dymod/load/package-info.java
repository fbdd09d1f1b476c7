/**
 * Third stage: a snapshot becomes a generation.
 *
 * <p>{@link io.dymod.load.GenerationLoader GenerationLoader} leads through its three steps: define
 * a {@link io.dymod.load.Candidate Candidate} in a layer of its own, check that it links, rehearse
 * its providers. Only what has passed all three is a {@link io.dymod.load.Generation Generation}.
 */
package io.dymod.load;
