/**
 * What both modes have in common behind the door: the {@linkplain io.dymod.engine.Engine engine}
 * that the door passes each call to, what a caller asks for, and the end of the process.
 */
package io.dymod.engine;
