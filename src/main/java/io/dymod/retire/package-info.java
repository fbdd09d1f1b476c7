/**
 * Last stage: generations that have left the live edition go.
 *
 * <p>{@link io.dymod.retire.Retirement Retirement} takes them when their successors are live, on a
 * thread of its own, so that no reload waits for it: it waits until the calls in flight are done
 * ({@link io.dymod.retire.DrainingGenerations DrainingGenerations}), ends what they have started,
 * dependents before what they depend on ({@link io.dymod.retire.RetirementOrder RetirementOrder}),
 * releases what can be released of what still pins them ({@link io.dymod.retire.pin.Pin Pin}), and
 * lets go. From then on a generation is held weakly, until it is collected or has outlived its
 * time: then its pins are named.
 */
package io.dymod.retire;
