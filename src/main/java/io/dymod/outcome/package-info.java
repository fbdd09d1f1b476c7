/**
 * What comes of changes, and how it is put in words: the values behind {@link io.dymod.Outcome},
 * {@link io.dymod.Unit} and {@link io.dymod.Diagnostic}, a record each. The door shows interfaces
 * alone, so that a later version can say more.
 */
package io.dymod.outcome;
