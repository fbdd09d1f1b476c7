package io.dymod.retire.pin;

/**
 * Something that may keep a generation alive.
 *
 * @param what it in words, may have several lines
 * @param advice what to do about it
 */
public record Suspect(String what, String advice) {}
