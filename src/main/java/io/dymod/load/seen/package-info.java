/**
 * What the code of a unit sees of Dymod without asking for it: the calls of {@link
 * java.util.ServiceLoader} in it lead here. Exported at run time, to units that have such calls.
 */
package io.dymod.load.seen;
