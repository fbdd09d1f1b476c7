/**
 * Dev mode, as callers meet it: requests wait for the start, are answered with handles, and say why
 * nobody answers. How units reload is in {@link io.dymod.reload}.
 */
package io.dymod.dev;
