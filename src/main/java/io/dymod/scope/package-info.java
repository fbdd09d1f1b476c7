/**
 * What lives as long as a generation: the things it started, and how each is ended.
 *
 * <p>Beside the stages, and before all of them: loading notes what a generation owns in its {@link
 * io.dymod.scope.Belongings Belongings}, retiring ends it, and release mode, which knows no
 * generations, has one such list for the whole process.
 */
package io.dymod.scope;
