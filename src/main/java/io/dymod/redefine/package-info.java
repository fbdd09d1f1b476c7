/**
 * Changing classes that are loaded, where the virtual machine can. {@link
 * io.dymod.redefine.ClassChange ClassChange} says why a change of a class can't be made in place;
 * {@link io.dymod.redefine.Redefiner Redefiner} makes those that can, all in one step.
 */
package io.dymod.redefine;
