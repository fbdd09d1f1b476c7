/**
 * What is written for people, and for listeners: outcomes are logged, coloured where a terminal
 * takes it, and passed on, all aside from the reload thread.
 */
package io.dymod.report;
