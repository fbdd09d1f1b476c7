/**
 * What goes from a generation that leaves to the one that takes its place: the state of providers
 * ({@link io.dymod.Stateful}), and objects of units that others hold ({@link
 * io.dymod.Dymod#exchange}).
 *
 * <p>A {@link io.dymod.state.Transfer Transfer} leads through it, once in each swap. Its {@code
 * Carrier} carries objects over to the classes of the next generation: {@code Records} by the names
 * of components, {@code Containers} by their kind, a {@code Migration} as the unit's own code says.
 * A {@code Trail} names the part that can't be carried over.
 */
package io.dymod.state;
