package io.dymod.reload;

import io.dymod.state.Exchanges;

/**
 * Who takes part in each swap.
 *
 * @param exchanges who holds objects of units
 * @param listeners who is called before
 */
public record Participants(Exchanges exchanges, SwapListeners listeners) {}
