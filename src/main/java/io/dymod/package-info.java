/**
 * Services that reload while the program runs, and are plain Java in release. Open {@link
 * io.dymod.Dymod} first.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>service</b>: an interface in an API module, which never reloads
 *   <li><b>provider</b>: a class that implements a service, named by {@code provides … with …}
 *   <li><b>unit</b>: a named module that reloads, as found on the reload path
 *   <li><b>snapshot</b>: the bytes of a unit, read once
 *   <li><b>generation</b>: a loaded and proven version of a unit: {@code sheep#7} is the seventh
 *   <li><b>edition</b>: the generations that serve together; exactly one edition is live
 *   <li><b>swap</b>: the one step from an edition to the next
 *   <li><b>handle</b>: what {@code Dymod.service} returns in dev mode; it always calls the live
 *       edition
 *   <li><b>scope</b>: what a generation has started, and has to end
 *   <li><b>retired</b>, <b>leaked</b>: what a generation that has left is when it has been
 *       collected, or stays alive
 * </ul>
 *
 * <h2>The way a change travels</h2>
 *
 * <ol>
 *   <li><b>change</b>: something hints that files have changed; a scan finds out what, and reads it
 *       when it has settled
 *   <li><b>compile</b>: sources become class files, in memory
 *   <li><b>load</b>: a snapshot is resolved into a fresh module layer with a class loader of its
 *       own, and its providers are constructed
 *   <li><b>state</b>: what the old providers know goes to the new ones
 *   <li><b>serve</b>: the new edition takes the place of the old one, for all callers at once
 *   <li><b>retire</b>: what has left finishes its calls, ends what it started, and is let go
 * </ol>
 *
 * Before the new edition serves nothing that serves is touched, but for what only one generation
 * can have ({@link io.dymod.Exclusive}); whatever fails is reported, and leaves what serves as it
 * was. The package {@code io.dymod.reload} compares what lies on disk with what serves, anew in
 * each pass, and takes the difference through these stages.
 *
 * <p>This package is the door alone. Behind it stands one {@code io.dymod.engine.Engine} for each
 * mode, in {@code io.dymod.release} and {@code io.dymod.dev}; what is reported goes through {@code
 * io.dymod.report}.
 *
 * <h2>Contracts that hold everywhere</h2>
 *
 * Every type is safe for use by any thread. No method takes or returns {@code null}. Times are
 * those of the system clock. Everything an application has to react to is unchecked and says what
 * to do.
 */
package io.dymod;
