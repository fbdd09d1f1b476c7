/**
 * What lives as long as a generation: the things it started, and how each is ended.
 *
 * <p>Beside the stages, and before all of them: loading notes what a generation owns in its {@link
 * io.dymod.scope.OwnedResources OwnedResources}, retiring ends it, and release mode, which knows no
 * generations, has one such list for the whole process.
 *
 * <p>Also what keeps units from holding up or ending what is not theirs: their code runs as {@link
 * io.dymod.scope.TimeLimited TimeLimited}, Dymod's own threads wait {@linkplain
 * io.dymod.scope.Uninterrupted without heeding interrupts}, and what they log goes through {@link
 * io.dymod.scope.Log Log}.
 */
package io.dymod.scope;
