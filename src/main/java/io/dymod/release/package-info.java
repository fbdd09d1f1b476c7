/**
 * Release mode: a thin layer above {@link java.util.ServiceLoader}. Nothing here may refer to what
 * reloads, so that no class of that is loaded.
 */
package io.dymod.release;
